package io.florin.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By what two requests under one idempotency key are told apart: a hash of the operation and of
 * what was asked for, after parsing, so that the spelling of a request does not matter.
 *
 * @param value 40 hexadecimal digits: the first 160 bits of a SHA-256
 */
public record Fingerprint(String value) {
  private static final int DIGITS = 40;

  /** The fingerprint of an operation and the values it was asked with, in a fixed order. */
  public static Fingerprint of(String operation, List<Optional<String>> values) {
    List<String> parts = new ArrayList<>();
    parts.add(operation);
    for (Optional<String> value : values) {
      // An absent value and an empty one are not the same.
      parts.add(value.map(present -> "=" + present).orElse(""));
    }
    return new Fingerprint(Sha256.hex(parts).substring(0, DIGITS));
  }
}
