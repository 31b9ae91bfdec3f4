package io.github.sops4j.cli.run;

import static io.github.sops4j.cli.run.BuildClient.Trait.BUILDKIT;
import static io.github.sops4j.cli.run.BuildClient.Trait.ONE_DASH;
import static io.github.sops4j.cli.run.BuildClient.Trait.OWN_USER_NAMESPACE;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of image builders; one more client is one more row. */
final class BuildClients {
    private static final List<BuildClient> TABLE =
            List.of(
                    new BuildClient(
                            "docker",
                            Set.of(
                                    "build",
                                    "image build",
                                    "builder build",
                                    "builder b",
                                    "buildx build",
                                    "buildx b"),
                            Set.of(
                                    "c",
                                    "context",
                                    "config",
                                    "H",
                                    "host",
                                    "l",
                                    "log-level",
                                    "tlscacert",
                                    "tlscert",
                                    "tlskey",
                                    "builder"),
                            Set.of(BUILDKIT)),
                    new BuildClient(
                            "docker-buildx",
                            Set.of("build", "b"),
                            Set.of("builder"),
                            Set.of(BUILDKIT)),
                    new BuildClient(
                            "podman",
                            Set.of("build", "image build", "buildx build", "builder build"),
                            Set.of(
                                    "cdi-spec-dir",
                                    "cgroup-manager",
                                    "cni-config-dir",
                                    "config",
                                    "conmon",
                                    "c",
                                    "connection",
                                    "context",
                                    "cpu-profile",
                                    "default-mounts-file",
                                    "events-backend",
                                    "hooks-dir",
                                    "H",
                                    "host",
                                    "identity",
                                    "imagestore",
                                    "log-level",
                                    "max-workers",
                                    "memory-profile",
                                    "module",
                                    "namespace",
                                    "network-cmd-path",
                                    "network-config-dir",
                                    "out",
                                    "pull-option",
                                    "registries-conf",
                                    "root",
                                    "runroot",
                                    "runtime",
                                    "runtime-flag",
                                    "ssh",
                                    "storage-driver",
                                    "storage-opt",
                                    "tls-ca",
                                    "tls-cert",
                                    "tls-key",
                                    "tmpdir",
                                    "url",
                                    "volumepath"),
                            Set.of(OWN_USER_NAMESPACE)),
                    new BuildClient(
                            "buildah",
                            Set.of("build", "bud", "build-using-dockerfile"),
                            Set.of(
                                    "cgroup-manager",
                                    "cpu-profile",
                                    "default-mounts-file",
                                    "imagestore",
                                    "log-level",
                                    "memory-profile",
                                    "registries-conf",
                                    "registries-conf-dir",
                                    "root",
                                    "runroot",
                                    "short-name-alias-conf",
                                    "storage-driver",
                                    "storage-opt",
                                    "userns-gid-map",
                                    "userns-uid-map"),
                            Set.of(OWN_USER_NAMESPACE)),
                    new BuildClient(
                            "nerdctl",
                            Set.of("build", "image build", "builder build"),
                            Set.of(
                                    "a",
                                    "address",
                                    "H",
                                    "host",
                                    "n",
                                    "namespace",
                                    "snapshotter",
                                    "storage-driver",
                                    "bridge-ip",
                                    "cdi-spec-dirs",
                                    "cgroup-manager",
                                    "cni-netconfpath",
                                    "cni-path",
                                    "data-root",
                                    "global-dns",
                                    "global-dns-opts",
                                    "global-dns-search",
                                    "host-gateway-ip",
                                    "hosts-dir",
                                    "userns-remap"),
                            Set.of(BUILDKIT, OWN_USER_NAMESPACE)),
                    new BuildClient(
                            "buildctl",
                            Set.of("build", "b"),
                            Set.of(
                                    "addr",
                                    "log-format",
                                    "timeout",
                                    "tlscacert",
                                    "tlscert",
                                    "tlsdir",
                                    "tlskey",
                                    "tlsservername"),
                            Set.of(BUILDKIT, ONE_DASH)));

    private BuildClients() {}

    /** The client that a command word names, or null. */
    static @Nullable BuildClient named(String word) {
        String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        if (name.toLowerCase(Locale.ROOT).endsWith(".exe")) {
            name = name.substring(0, name.length() - 4);
        }
        for (BuildClient client : TABLE) {
            if (client.program().equals(name)) {
                return client;
            }
        }
        return null;
    }
}
