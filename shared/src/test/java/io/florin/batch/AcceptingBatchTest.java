package io.florin.batch;

import static io.florin.batch.BatchScene.items;
import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CatalogueFixture;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.Fee;
import io.florin.catalogue.TransactionLimits;
import io.florin.catalogue.WalletType;
import io.florin.ledger.BatchStatus;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Refusal;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.WalletId;
import io.florin.testing.Intercepted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An atomic batch is decided by the catalogue as it is, though it changes on the way. */
class AcceptingBatchTest {
  // As many as one transaction holds while they cost nothing.
  private static final int MANY = 33;

  private final BatchScene scene = new BatchScene();
  private final Catalogue free = catalogue(Optional.empty());
  private final Catalogue charging =
      catalogue(
          Optional.of(
              new TransactionLimits(
                  eur(1),
                  eur(1_000_00),
                  Optional.of(new Fee(eur(10), 0, Optional.empty(), Optional.empty())))));

  private static Catalogue catalogue(Optional<TransactionLimits> limits) {
    return CatalogueFixture.catalogue(
        WalletType.STANDARD, CatalogueFixture.transactionType("TRANSFER", limits));
  }

  @Test
  void aFeeThatIsNewIsPaid() {
    List<WalletId> payees = scene.payees(2);

    assertThat(acceptWhileChanging(free, charging, payees).status())
        .isEqualTo(BatchStatus.COMPLETED);
    assertThat(scene.cents(scene.from)).isEqualTo(97_80);
    assertThat(scene.cents(payees.getFirst())).isEqualTo(1_00);
  }

  @Test
  void whatNoLongerFitsIsTooLarge() {
    assertThat(acceptWhileChanging(free, charging, scene.payees(MANY)).refusal())
        .contains(Refusal.BATCH_TOO_LARGE);
    assertThat(scene.cents(scene.from)).isEqualTo(100_00);
  }

  @Test
  void whatFitsByNowIsDone() {
    assertThat(acceptWhileChanging(charging, free, scene.payees(MANY)).status())
        .isEqualTo(BatchStatus.COMPLETED);
    assertThat(scene.cents(scene.from)).isEqualTo(67_00);
  }

  @Test
  void aPaymentThatIsSeenBeforeItsBatchIsNotTheAnswer() {
    AtomicBoolean tried = new AtomicBoolean();
    LedgerStore inFlight =
        Intercepted.calls(
            LedgerStore.class,
            scene.store,
            call -> {
              Object answer = call.make();
              return call.is("commit") && !tried.getAndSet(true)
                  ? new CommitResult.AlreadyRecorded(((Commit) call.request()).commands().getLast())
                  : answer;
            });

    Execution execution =
        accept(scene.ledger(inFlight), CatalogueFixture.current(free), scene.payees(2));

    assertThat(tried).isTrue();
    assertThat(((Execution.Recorded) execution).command().outcome())
        .isInstanceOf(TransferBatch.class);
    assertThat(scene.cents(scene.from)).isEqualTo(98_00);
  }

  private TransferBatch acceptWhileChanging(
      Catalogue before, Catalogue after, List<WalletId> payees) {
    AtomicBoolean changed = new AtomicBoolean();
    Execution execution =
        accept(
            scene.ledger(scene.store),
            CatalogueFixture.current(() -> changed.getAndSet(true) ? after : before),
            payees);
    return (TransferBatch) ((Execution.Recorded) execution).command().outcome();
  }

  private Execution accept(Ledger ledger, CurrentCatalogue catalogue, List<WalletId> payees) {
    return new AcceptingBatch(ledger, catalogue, new SystemWallets(4))
        .accept(
            scene.customer,
            new IdempotencyKey(UUID.randomUUID().toString()),
            new BatchRequest(scene.from, items(payees, 1_00), true),
            new TraceId(UUID.randomUUID().toString()),
            scene.deadline());
  }
}
