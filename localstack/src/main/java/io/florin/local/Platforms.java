package io.florin.local;

import io.florin.functions.Platform;

/** Where functions run: it knows what each of them finds around it. */
@FunctionalInterface
public interface Platforms {

  /**
   * The settings of a function, with clients that no role restrains.
   *
   * @param functionName such as {@code florin-local-registerCustomer}
   * @throws IllegalArgumentException when there is no such function
   */
  Platform platformOf(String functionName);
}
