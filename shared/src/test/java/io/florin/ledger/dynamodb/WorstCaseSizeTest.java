package io.florin.ledger.dynamodb;

import static io.florin.ledger.LedgerFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.bank.BankAccount;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.TransactionTypeCode;
import io.florin.identity.CustomerId;
import io.florin.ledger.Channel;
import io.florin.ledger.CommandId;
import io.florin.ledger.Entry;
import io.florin.ledger.EntryHash;
import io.florin.ledger.EntryKind;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.HoldId;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.Narrative;
import io.florin.ledger.Note;
import io.florin.ledger.Refusal;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementState;
import io.florin.ledger.SystemWallets.Purpose;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.Turnover;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletStatus;
import io.florin.money.Money;
import io.florin.testing.ItemSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large items get when everything in them is as long as it can be, with notes of characters of
 * four bytes. {@code docs/cost.md} has the same sizes.
 */
class WorstCaseSizeTest {
  private static final int KILOBYTE = 1024;
  private static final String FOUR_BYTES = "\ud83c\udf34";
  private static final Note NOTE = new Note(FOUR_BYTES.repeat(140));
  private static final Note REASON = new Note(FOUR_BYTES.repeat(Note.MAX_CHARACTERS));
  private static final int REFERENCE_CHARACTERS = 64;

  /** So many bytes of what people write, reference included, never make an item too large. */
  private static final int TEXT_THAT_FITS = 540;

  /** The most of a currency with three decimal places that one transfer moves. */
  private static final long LARGEST = 999_999_999_999_999_999L;

  private static final Money AMOUNT = LedgerFixture.eur(LARGEST);
  private static final Money BALANCE = LedgerFixture.eur(Long.MAX_VALUE);
  private static final Money NOTHING = LedgerFixture.eur(0);

  /** As many as the sort key of entries has room for. */
  private static final long VERSION = 999_999_999_999L;

  /** If each of these entries had posted as many transfers as it can. */
  private static final long TRANSFERS = 99 * VERSION;

  /**
   * Each reversal moves something, and is a transaction: nobody makes a million of one transfer.
   */
  private static final long PUTS = 1_000_000L;

  private static final CommandId COMMAND = LedgerFixture.command(LedgerFixture.customer()).id();
  private static final WalletId WALLET = LedgerFixture.opened(LedgerFixture.customer()).id();
  private static final Optional<CustomerId> CUSTOMER = Optional.of(LedgerFixture.customer());
  private static final Optional<TransactionTypeCode> TYPE =
      Optional.of(new TransactionTypeCode("T".repeat(20)));
  private static final Optional<Channel> CHANNEL = Optional.of(Channel.KIOSK);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (\\d+) bytes \\|$");

  enum Size {
    WITHIN_A_KILOBYTE,
    BEYOND
  }

  record Sized(String what, Size size, Map<String, AttributeValue> item) {

    @Override
    public String toString() {
      return what + " " + ItemSize.bytes(item);
    }
  }

  private static final List<Sized> ALL =
      List.of(
          small("an entry of a transfer", entry(EntryKind.TRANSFER, WALLET, NOTE, TYPE, CHANNEL)),
          small("an entry of a withdrawal", bankEntry(EntryKind.WITHDRAWAL)),
          small("an entry of a deposit", bankEntry(EntryKind.DEPOSIT)),
          small(
              "an entry of a credit by hand",
              entry(EntryKind.CREDIT, part(Purpose.ADJUSTMENTS), NOTE, none(), none())),
          small("a transfer with a fee, of which a part went back", record(transfer(none()))),
          small("an item of a batch with a fee", record(itemOfBatch(NOTHING))),
          small("a transfer that is refused", record(refused())),
          small("a withdrawal that waits for the bank", record(withdrawal())),
          large(
              "an entry of a capture, with a reason of 200 characters",
              entry(EntryKind.CAPTURE, WALLET, REASON, none(), none())),
          large("an entry of a hold, with a reason of 200 characters", holdEntry()),
          large("an entry of a freezing, with a reason of 200 characters", freezeEntry()),
          large(
              "an entry of a reversal, with a reason of 200 characters",
              entry(EntryKind.REVERSAL, WALLET, REASON, none(), none())),
          large(
              "an item of a batch with a fee, of which a part went back",
              record(itemOfBatch(AMOUNT))),
          large(
              "a reversal, with a reason of 200 characters",
              record(because(TransferKind.REVERSAL, NOTHING))),
          large(
              "a capture, of which a part went back, with a reason of 200 characters",
              record(because(TransferKind.CAPTURE, AMOUNT))),
          large(
              "a transfer with a fee, of which a part went back, with a reference of 64 characters",
              record(transfer(reference(FOUR_BYTES)))),
          large(
              "the same with a reference of 64 characters of one byte",
              record(transfer(reference("r")))));

  static List<Sized> all() {
    return ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyTheExceptionsTakeMoreThanAKilobyte(Sized sized) {
    int bytes = ItemSize.bytes(sized.item());

    assertThat(bytes <= KILOBYTE ? Size.WITHIN_A_KILOBYTE : Size.BEYOND).isEqualTo(sized.size());
    assertThat(bytes).isLessThan(2 * KILOBYTE);
  }

  @ParameterizedTest
  @MethodSource("all")
  void withTextThatFitsAllAreWithinAKilobyte(Sized sized) {
    int text = text(sized, "note") + text(sized, "reference");

    assertThat(ItemSize.bytes(sized.item()) - text + TEXT_THAT_FITS).isLessThanOrEqualTo(KILOBYTE);
  }

  @Test
  void thePageAboutCostsHasTheSizes() throws IOException {
    List<String> listed =
        ROW.matcher(Files.readString(Path.of("../docs/cost.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertThat(listed).isEqualTo(ALL.stream().map(Sized::toString).toList());
  }

  private static int text(Sized sized, String name) {
    AttributeValue value = sized.item().get(name);
    return value == null ? 0 : value.s().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Sized small(String what, Map<String, AttributeValue> item) {
    return new Sized(what, Size.WITHIN_A_KILOBYTE, item);
  }

  private static Sized large(String what, Map<String, AttributeValue> item) {
    return new Sized(what, Size.BEYOND, item);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static Optional<ExternalReference> reference(String character) {
    return Optional.of(new ExternalReference(character.repeat(REFERENCE_CHARACTERS)));
  }

  private static WalletId part(Purpose purpose) {
    return new WalletId("wal_system_" + purpose + "_EUR_999");
  }

  private static Map<String, AttributeValue> bankEntry(EntryKind kind) {
    return entry(kind, part(Purpose.OUTSIDE), NOTE, none(), none());
  }

  private static Map<String, AttributeValue> entry(
      EntryKind kind,
      WalletId other,
      Note note,
      Optional<TransactionTypeCode> type,
      Optional<Channel> channel) {
    boolean reserves = kind == EntryKind.WITHDRAWAL || kind == EntryKind.CAPTURE;
    return entry(
        kind,
        AMOUNT.negated(),
        reserves ? AMOUNT.negated() : NOTHING,
        new Narrative(
            Optional.of(new TransferId(COMMAND)),
            none(),
            Optional.of(other),
            type,
            channel,
            Optional.of(note)));
  }

  private static Map<String, AttributeValue> holdEntry() {
    return entry(
        EntryKind.RELEASE,
        NOTHING,
        AMOUNT.negated(),
        new Narrative(
            none(),
            Optional.of(new HoldId(COMMAND)),
            Optional.of(WALLET),
            none(),
            none(),
            Optional.of(REASON)));
  }

  private static Map<String, AttributeValue> freezeEntry() {
    return entry(
        EntryKind.UNFREEZE,
        NOTHING,
        NOTHING,
        new Narrative(none(), none(), none(), none(), none(), Optional.of(REASON)));
  }

  private static Map<String, AttributeValue> entry(
      EntryKind kind, Money amount, Money reserved, Narrative narrative) {
    return EntryItems.item(
        new Entry(
            WALLET,
            VERSION,
            kind,
            amount,
            reserved,
            BALANCE.negated(),
            BALANCE,
            BALANCE,
            WalletStatus.CLOSING,
            BALANCE,
            new Turnover(BALANCE, BALANCE, TRANSFERS, TRANSFERS),
            narrative,
            List.of(),
            NOON,
            new EntryHash("f".repeat(64)),
            new EntryHash("f".repeat(64))));
  }

  private static Map<String, AttributeValue> record(Transfer transfer) {
    return CommandItems.item(LedgerFixture.command(LedgerFixture.customer()).ledTo(transfer));
  }

  private static Transfer transfer(Optional<ExternalReference> reference) {
    return completed(TransferKind.TRANSFER, AMOUNT, AMOUNT, none(), TYPE, CHANNEL, NOTE, reference);
  }

  private static Transfer itemOfBatch(Money reversed) {
    return completed(
        TransferKind.TRANSFER,
        AMOUNT,
        reversed,
        Optional.of(COMMAND),
        Optional.of(TransactionType.TRANSFER.code()),
        none(),
        NOTE,
        none());
  }

  private static Transfer because(TransferKind kind, Money reversed) {
    return completed(kind, NOTHING, reversed, Optional.of(COMMAND), none(), none(), REASON, none());
  }

  private static Transfer completed(
      TransferKind kind,
      Money fee,
      Money reversed,
      Optional<CommandId> origin,
      Optional<TransactionTypeCode> type,
      Optional<Channel> channel,
      Note note,
      Optional<ExternalReference> reference) {
    return new Transfer(
        new TransferId(COMMAND),
        PUTS,
        kind,
        WALLET,
        CUSTOMER,
        WALLET,
        CUSTOMER,
        AMOUNT,
        fee,
        fee.isPositive() ? Optional.of(part(Purpose.FEES)) : none(),
        reversed,
        origin,
        type,
        channel,
        Optional.of(note),
        reference,
        Map.of(),
        none(),
        none(),
        none(),
        NOON,
        Optional.of(NOON));
  }

  private static Transfer refused() {
    return new Transfer(
        new TransferId(COMMAND),
        1,
        TransferKind.TRANSFER,
        WALLET,
        CUSTOMER,
        WALLET,
        CUSTOMER,
        AMOUNT,
        NOTHING,
        none(),
        NOTHING,
        none(),
        TYPE,
        CHANNEL,
        Optional.of(NOTE),
        none(),
        Map.of(),
        none(),
        Optional.of(Refusal.NOT_ALLOWED_FOR_TYPE),
        none(),
        NOON,
        none());
  }

  private static Transfer withdrawal() {
    return new Transfer(
        new TransferId(COMMAND),
        1,
        TransferKind.WITHDRAWAL,
        WALLET,
        CUSTOMER,
        part(Purpose.OUTSIDE),
        none(),
        AMOUNT,
        NOTHING,
        none(),
        NOTHING,
        none(),
        none(),
        none(),
        Optional.of(NOTE),
        none(),
        Map.of(),
        // The longest there is: 31 characters, of Malta.
        Optional.of(new BankAccount("MT84MALT011000012345MTLCAST001S")),
        none(),
        Optional.of(
            new Settlement(SettlementState.ACCEPTED, 0, NOON, Optional.of(NOON), List.of(), false)),
        NOON,
        none());
  }
}
