package io.florin.functions.transfer;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.ledger.TransferKind;

/** A customer brings money into a wallet of theirs, from a bank account. */
public final class CreateDeposit extends AskingForBankTransfer {

  /** The function on AWS Lambda. */
  public CreateDeposit() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateDeposit(Platform platform) {
    super(TransferKind.DEPOSIT, new Wiring(platform));
  }
}
