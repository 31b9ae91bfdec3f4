package io.github.sops4j.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The constants of a compiled class (JVMS 4.4). */
final class ClassFile {
    private static final int MAGIC_AND_VERSION = 8;

    private ClassFile() {}

    /** The texts that its code may load. */
    static List<String> strings(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        in.skipNBytes(MAGIC_AND_VERSION);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        List<Integer> strings = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 8 -> strings.add(in.readUnsignedShort());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // these take two places
                }
                case 7, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
        return strings.stream().map(i -> texts[i]).toList();
    }
}
