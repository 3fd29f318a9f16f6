package dev.landbridge.registry.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, after the special-purpose registries of RFC 6890. An IPv6
 * address that carries an IPv4 one is judged by what it carries.
 */
final class PublicAddress {
    private static final List<Block> SPECIAL = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 4),
            new Block("240.0.0.0", 4),
            new Block("::", 96),
            new Block("64:ff9b:1::", 48),
            new Block("100::", 64),
            new Block("2001::", 23),
            new Block("2001:db8::", 32),
            new Block("3fff::", 20),
            new Block("5f00::", 16),
            new Block("fc00::", 7),
            new Block("fe80::", 10),
            new Block("fec0::", 10),
            new Block("ff00::", 8));
    private static final Block NAT64 = new Block("64:ff9b::", 96);
    private static final Block SIX_TO_FOUR = new Block("2002::", 16);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (NAT64.contains(bytes)) {
            return is(embedded(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return is(embedded(bytes, 2));
        }
        if (mapped(bytes)) {
            return is(embedded(bytes, 12));
        }
        return SPECIAL.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean mapped(byte[] bytes) {
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return false;
        }
        return Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        return address(Arrays.copyOfRange(bytes, from, from + 4));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** All addresses that share the first bits. */
    private record Block(byte[] prefix, int bits) {
        Block(String literal, int bits) {
            this(parse(literal), bits);
        }

        private static byte[] parse(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
