package io.florin.ledger.dynamodb;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.leg;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.dynamodb.TransactionResult;
import io.florin.identity.CustomerId;
import io.florin.ledger.CommandId;
import io.florin.ledger.Commit;
import io.florin.ledger.CommitResult;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.ReferenceClaim;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class CommitWritesTest {

  /** Roles can't say it: their right to delete holds for the whole table. */
  @Test
  void nothingButLegsIsEverDeleted() {
    Wallet merchant = openedBatched(customer());
    Wallet other = opened(customer());
    Commit ofAllKinds =
        new Commit(
            List.of(merchant),
            List.of(other.newest()),
            List.of(leg(merchant, 1)),
            List.of(leg(merchant, 2), leg(merchant, 3)),
            List.of(command(customer()).ledTo(new OpenedWallet(merchant.id()))),
            Optional.empty(),
            Optional.of(command(customer()).ledTo(new OpenedWallet(other.id()))));

    assertThat(CommitWrites.of(ofAllKinds, "ledger", NOON).writes())
        .filteredOn(write -> write.put() == null)
        .hasSize(2)
        .extracting(TransactWriteItem::delete)
        .allSatisfy(
            delete -> {
              assertThat(String.valueOf(delete.key().get(LedgerItems.PK))).contains("S=LEGS#");
              assertThat(delete.conditionExpression()).isEqualTo("attribute_exists(pk)");
            });
  }

  @Test
  void aReferenceThatAnEarlierTryOfTheSameCommandHasTakenIsNotTakenByAnother() {
    CommandId ours = command(customer()).id();
    CommandId another = command(customer()).id();

    assertThat(referenceTakenBy(ours, ours)).isInstanceOf(CommitResult.Stale.class);
    assertThat(referenceTakenBy(ours, another)).isInstanceOf(CommitResult.ReferenceTaken.class);
  }

  private static CommitResult referenceTakenBy(CommandId ours, CommandId holder) {
    CustomerId caller = customer();
    ExternalReference reference = new ExternalReference("INV-1");
    CommitWrites writes =
        CommitWrites.of(
            new Commit(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(command(caller).ledTo(new OpenedWallet(opened(caller).id()))),
                Optional.of(new ReferenceClaim(caller, reference, new TransferId(ours))),
                Optional.empty()),
            "ledger",
            NOON);
    CancellationReason failed =
        CancellationReason.builder()
            .code("ConditionalCheckFailed")
            .item(
                LedgerItems.reference(
                    new ReferenceClaim(caller, reference, new TransferId(holder))))
            .build();
    // The record of the command is still locked by the transaction that puts it.
    CancellationReason inTheWay = CancellationReason.builder().code("TransactionConflict").build();
    return writes.meaningOf(new TransactionResult.ConditionsFailed(List.of(failed, inTheWay)));
  }
}
