package org.sendpath.collector.http;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The proxies whose X-Forwarded-For is believed. */
public final class TrustedProxies {
  /** None: the client is whoever connects. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,3}");

  private final List<Block> blocks;

  @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
  private record Block(byte[] address, int bits) {
    boolean contains(byte[] other) {
      int rest = 8 * address.length - bits;
      return other.length == address.length
          && new BigInteger(1, address)
              .xor(new BigInteger(1, other))
              .shiftRight(rest)
              .equals(BigInteger.ZERO);
    }
  }

  private TrustedProxies(List<Block> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Reads addresses and blocks, parted by commas, such as {@code 127.0.0.1, ::1, 10.0.0.0/8}.
   *
   * @throws IllegalArgumentException if one is neither
   */
  public static TrustedProxies parse(String list) {
    List<Block> blocks = new ArrayList<>();
    for (String item : list.split(",", -1)) {
      if (!item.isBlank()) {
        blocks.add(block(item.strip()));
      }
    }
    return blocks.isEmpty() ? NONE : new TrustedProxies(blocks);
  }

  /** Whether the address is one of theirs. */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return blocks.stream().anyMatch(block -> block.contains(bytes));
  }

  boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** An address written out; nothing is looked up. */
  static Optional<InetAddress> address(String text) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of 4 or 16 bytes is one", e);
    }
  }

  private static Block block(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    byte[] bytes =
        address(address)
            .orElseThrow(() -> new IllegalArgumentException(text + " is no address or block"))
            .getAddress();
    int all = 8 * bytes.length;
    if (slash < 0) {
      return new Block(bytes, all);
    }
    String length = text.substring(slash + 1);
    if (!DIGITS.matcher(length).matches() || Integer.parseInt(length) > all) {
      throw new IllegalArgumentException(text + " is no block: its length is from 0 to " + all);
    }
    return new Block(bytes, Integer.parseInt(length));
  }
}
