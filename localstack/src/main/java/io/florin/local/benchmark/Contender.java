package io.florin.local.benchmark;

import java.util.random.RandomGenerator;

/** One way to make a transfer. */
@FunctionalInterface
interface Contender {

  /**
   * Makes one transfer between two wallets of a caller.
   *
   * @param caller which of the callers; each has wallets of its own, so none is in another's way
   * @throws Exception when it is not made
   */
  void transfer(int caller, RandomGenerator random) throws Exception;
}
