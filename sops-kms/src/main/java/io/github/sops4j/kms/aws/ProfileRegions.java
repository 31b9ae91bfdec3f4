package io.github.sops4j.kms.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Profiles in which none is without a region: for one that takes on a role the SDK would ask the
 * global endpoint of STS then, whatever {@code AWS_ENDPOINT_URL_STS} says (clause K33).
 */
final class ProfileRegions {
    private ProfileRegions() {}

    static ProfileFile with(String region, ProfileFile profiles) {
        StringBuilder regions = new StringBuilder();
        for (String name : profiles.profiles().keySet()) {
            String title = name.equals("default") ? name : "profile " + name;
            regions.append('[').append(title).append("]\nregion = ").append(region).append('\n');
        }
        return ProfileFile.aggregator()
                .addFile(profiles)
                .addFile(
                        ProfileFile.builder()
                                .content(
                                        new ByteArrayInputStream(
                                                regions.toString()
                                                        .getBytes(StandardCharsets.UTF_8)))
                                .type(ProfileFile.Type.CONFIGURATION)
                                .build())
                .build();
    }
}
