package io.florin.functions.transfer;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.ledger.TransferKind;

/** A customer takes money out of a wallet of theirs, to a bank account. */
public final class CreateWithdrawal extends AskingForBankTransfer {

  /** The function on AWS Lambda. */
  public CreateWithdrawal() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public CreateWithdrawal(Platform platform) {
    super(TransferKind.WITHDRAWAL, new Wiring(platform));
  }
}
