package io.florin.ledger.dynamodb;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.leg;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.openedBatched;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.Commit;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.Wallet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
}
