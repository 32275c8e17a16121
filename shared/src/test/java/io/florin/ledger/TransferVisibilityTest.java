package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.transferOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.identity.CustomerId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferVisibilityTest {
  private final CustomerId payer = customer();
  private final CustomerId payee = customer();
  private final Wallet from = credited(opened(payer), 100_00);
  private final Wallet to = opened(payee);

  @Test
  void whoHasAskedForACaptureSeesThatItWasRefused() {
    HoldDecider decider = new HoldDecider(Catalogue.standard());
    Hold hold =
        (Hold)
            ((Decision.Post)
                    decider.place(
                        new HoldOrder(
                            new HoldId(command(payer).id()),
                            eur(10_00),
                            Optional.empty(),
                            Optional.empty()),
                        from,
                        Optional.of(to),
                        NOON))
                .outcome();

    Transfer refused =
        transferOf(
            decider.capture(
                new CaptureOrder(
                    new TransferId(command(payee).id()), Optional.of(eur(10_01)), false),
                hold,
                from,
                to,
                NOON));

    assertThat(refused.refusal()).contains(Refusal.HOLD_EXHAUSTED);
    assertThat(refused.isVisibleTo(payee)).isTrue();
    assertThat(refused.isVisibleTo(payer)).isTrue();
    assertThat(refused.isVisibleTo(customer())).isFalse();
  }
}
