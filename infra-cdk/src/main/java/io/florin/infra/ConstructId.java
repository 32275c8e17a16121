package io.florin.infra;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names as CloudFormation spells them. */
final class ConstructId {
  private ConstructId() {}

  /** {@code token-key} as {@code TokenKey}. */
  static String of(String name) {
    return Arrays.stream(name.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
