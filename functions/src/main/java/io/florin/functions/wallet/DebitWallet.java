package io.florin.functions.wallet;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.ledger.TransferKind;

/** An administrator takes money out of a customer's wallet by hand. */
public final class DebitWallet extends Adjusting {

  /** The function on AWS Lambda. */
  public DebitWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public DebitWallet(Platform platform) {
    super(TransferKind.DEBIT, new Wiring(platform));
  }
}
