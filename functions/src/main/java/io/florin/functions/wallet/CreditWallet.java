package io.florin.functions.wallet;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.ledger.TransferKind;

/** An administrator puts money into a customer's wallet by hand. */
public final class CreditWallet extends Adjusting {

  /** The function on AWS Lambda. */
  public CreditWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreditWallet(Platform platform) {
    super(TransferKind.CREDIT, new Wiring(platform));
  }
}
