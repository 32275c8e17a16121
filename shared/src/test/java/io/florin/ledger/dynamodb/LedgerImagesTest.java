package io.florin.ledger.dynamodb;

import static io.florin.ledger.LedgerFixture.transferOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.florin.catalogue.Catalogue;
import io.florin.identity.CustomerId;
import io.florin.ledger.BankTransfers;
import io.florin.ledger.Command;
import io.florin.ledger.CommandRecord;
import io.florin.ledger.Decision;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.OpenedWallet;
import io.florin.ledger.TransferDecider;
import io.florin.ledger.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LedgerImagesTest {
  // Absent means zero, or that there is no such thing.
  private static final Set<String> MAY_BE_ABSENT_OF_AN_ENTRY =
      Set.of("incoming", "outToday", "credited", "debited", "credits", "debits");

  @Test
  void entriesAndTransfersAreReadAsTheyWerePut() throws UnreadableImageException {
    for (BankTransfers transfer : List.of(BankTransfers.deposit(), BankTransfers.withdrawal())) {
      List<CommandRecord> versions = new ArrayList<>();
      versions.add(transfer.record());
      versions.add(transfer.sent());
      versions.add(transfer.unanswered());
      versions.add(transfer.unansweredForTooLong());
      versions.add(transfer.sent());
      versions.add(transfer.unanswered());
      versions.add(transfer.completed());
      for (CommandRecord version : versions) {
        assertThat(LedgerImages.read(CommandItems.item(version)))
            .isEqualTo(new LedgerImage.OfCommand(version));
      }
      for (Entry entry : transfer.entries()) {
        assertThat(LedgerImages.read(EntryItems.item(entry)))
            .isEqualTo(new LedgerImage.OfEntry(entry));
      }
    }
  }

  @Test
  void aFailureAndWhatNoBankSettlesAreReadAsTheyWerePut() throws UnreadableImageException {
    BankTransfers failing = BankTransfers.withdrawal();
    failing.sent();
    CustomerId payer = LedgerFixture.customer();
    Wallet from = LedgerFixture.credited(LedgerFixture.opened(payer), 100);
    Wallet to = LedgerFixture.opened(LedgerFixture.customer());
    Command command = LedgerFixture.command(payer);
    List<CommandRecord> records = new ArrayList<>();
    records.add(failing.failed());
    records.add(command.ledTo(new OpenedWallet(from.id()), Instant.parse("2026-11-22T00:00:00Z")));
    for (long cents : List.of(100L, 101L)) {
      Decision decision =
          new TransferDecider(Catalogue.standard())
              .decide(
                  LedgerFixture.order(command, LedgerFixture.eur(cents)),
                  from,
                  to,
                  Optional.empty(),
                  LedgerFixture.NOON);
      records.add(command.ledTo(transferOf(decision)));
    }

    for (CommandRecord record : records) {
      assertThat(LedgerImages.read(CommandItems.item(record)))
          .isEqualTo(new LedgerImage.OfCommand(record));
    }
    assertThat(LedgerImages.read(EntryItems.item(from.newest())))
        .isEqualTo(new LedgerImage.OfEntry(from.newest()));
  }

  @Test
  void otherItemsAreSomethingElse() throws UnreadableImageException {
    Wallet wallet = LedgerFixture.opened(LedgerFixture.customer());

    assertThat(LedgerImages.read(LedgerItems.wallet(wallet.terms())))
        .isEqualTo(new LedgerImage.OfSomethingElse());
  }

  @Test
  void anEntryThatLacksAnythingItSaysIsUnreadable() {
    for (Entry entry : BankTransfers.withdrawal().entries()) {
      Map<String, AttributeValue> item = EntryItems.item(entry);
      for (String name : item.keySet()) {
        if (!MAY_BE_ABSENT_OF_AN_ENTRY.contains(name)) {
          assertUnreadable(without(item, name), name);
        }
      }
    }
  }

  @Test
  void anEntryWithAnotherAmountOrNoteThanItsHashWasMadeOfIsUnreadable() {
    Map<String, AttributeValue> item =
        EntryItems.item(BankTransfers.withdrawal().entries().getFirst());

    assertUnreadable(with(item, "reserved", fromN("2999")), "reserved");
    assertUnreadable(with(item, "note", fromS("Something else")), "note");
    assertUnreadable(with(item, "sk", fromS("ENTRY#000000000009")), "sk");
  }

  @Test
  void aTransferThatLacksWhatEveryTransferHasIsUnreadable() {
    Map<String, AttributeValue> item = CommandItems.item(BankTransfers.deposit().record());

    for (String name :
        List.of(
            "pk",
            "sk",
            "request",
            "trace",
            "kind",
            "version",
            "from",
            "to",
            "amount",
            "currency",
            "createdAt")) {
      assertUnreadable(without(item, name), name);
    }
  }

  @Test
  void whatNobodyKnowsIsUnreadable() {
    Map<String, AttributeValue> record = CommandItems.item(BankTransfers.deposit().record());
    Map<String, AttributeValue> entry =
        EntryItems.item(BankTransfers.deposit().entries().getFirst());

    assertUnreadable(with(record, "kind", fromS("GIFT")), "kind");
    assertUnreadable(with(record, "settlement", fromS("LOST")), "settlement");
    assertUnreadable(with(record, "amount", fromS("30")), "amount");
    assertUnreadable(with(record, "currency", fromS("???")), "currency");
    assertUnreadable(with(record, "bankAccount", fromS("DE00")), "bankAccount");
    assertUnreadable(with(record, "pk", fromS("COMMAND#1")), "pk");
    assertUnreadable(with(entry, "kind", fromS("GIFT")), "kind");
    assertUnreadable(with(entry, "sk", fromS("ENTRY#")), "sk");
    assertUnreadable(with(entry, "hash", fromS("x")), "hash");
    assertUnreadable(Map.of(), "all");
  }

  private static void assertUnreadable(Map<String, AttributeValue> item, String what) {
    assertThatThrownBy(() -> LedgerImages.read(item))
        .as(what)
        .isInstanceOf(UnreadableImageException.class);
  }

  private static Map<String, AttributeValue> without(
      Map<String, AttributeValue> item, String name) {
    Map<String, AttributeValue> less = new HashMap<>(item);
    less.remove(name);
    return less;
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(name, value);
    return changed;
  }
}
