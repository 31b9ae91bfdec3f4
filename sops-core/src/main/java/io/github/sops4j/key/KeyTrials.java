package io.github.sops4j.key;

import io.github.sops4j.metadata.KeyGroup;
import io.github.sops4j.metadata.MasterKey;
import io.github.sops4j.metadata.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every key of a file asked by itself; those behind a network are asked side by side. */
final class KeyTrials {
    private static final String NOBODY_SAYS = "a key of this type";

    private final KeyRing ring;
    private final int length;

    private KeyTrials(KeyRing ring, int length) {
        this.ring = ring;
        this.length = length;
    }

    /** One list for each group. */
    static List<List<KeyTrial>> of(KeyRing ring, Metadata metadata) {
        KeyTrials trials = new KeyTrials(ring, KeyRing.secretLength(metadata));
        List<List<Pending>> asked = new ArrayList<>();
        for (KeyGroup group : metadata.groups()) {
            List<Pending> ofGroup = new ArrayList<>();
            for (MasterKey key : OldContexts.withMeant(group.keys(), metadata.version())) {
                ofGroup.add(trials.ask(key));
            }
            asked.add(ofGroup);
        }
        List<List<KeyTrial>> ended = new ArrayList<>();
        for (List<Pending> ofGroup : asked) {
            ended.add(ofGroup.stream().map(Pending::end).toList());
        }
        return ended;
    }

    /** How a key is opened; what is returned says by what. */
    private interface Answer {
        String get() throws KeyException;
    }

    private record Pending(MasterKey key, Answer answer) {
        KeyTrial end() {
            try {
                return new KeyTrial(key, true, answer.get());
            } catch (KeyException reason) {
                return new KeyTrial(key, false, reason.getMessage());
            }
        }
    }

    private Pending ask(MasterKey key) {
        KeyProvider provider = ring.provider(key.type());
        if (provider == null || !provider.isRemote()) {
            return new Pending(key, () -> opener(key));
        }
        return new Pending(
                key,
                RemoteCall.start(
                                ring.policy(),
                                new Object(),
                                new RemoteCall.Question<String>() {
                                    @Override
                                    public String ask() throws KeyException {
                                        return opener(key);
                                    }

                                    @Override
                                    public void discard(String answer) {
                                        // names a place, holds no secret
                                    }
                                })
                        ::await);
    }

    private String opener(MasterKey key) throws KeyException {
        List<String> places = new ArrayList<>(List.of(NOBODY_SAYS));
        byte[] secret = ring.providerFor(key).unwrap(key, places::add);
        Arrays.fill(GroupOpening.checked(secret, length), (byte) 0);
        return places.get(places.size() - 1);
    }
}
