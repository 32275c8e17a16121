package io.florin.ledger;

import java.util.Optional;

/**
 * What is to be done to wallets without any command, decided from what was read.
 *
 * @param commit what is to be put; empty when nothing is
 * @param answer what is told once it is there
 * @param <T> what is told
 */
public record Appending<T>(Optional<Commit> commit, T answer) {

  /** Nothing is to be done. */
  public static <T> Appending<T> nothing(T answer) {
    return new Appending<>(Optional.empty(), answer);
  }

  /** An entry is to be appended. */
  public static <T> Appending<T> of(Entry entry, T answer) {
    return new Appending<>(Optional.of(Commit.appending(entry)), answer);
  }
}
