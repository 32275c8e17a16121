package io.florin.events;

import io.florin.bank.BankAccount;
import io.florin.catalogue.Catalogue;
import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
import io.florin.event.Fact;
import io.florin.identity.CustomerId;
import io.florin.ledger.AccountNumber;
import io.florin.ledger.Amendment;
import io.florin.ledger.BatchDecider;
import io.florin.ledger.BatchId;
import io.florin.ledger.Channel;
import io.florin.ledger.Command;
import io.florin.ledger.CommandId;
import io.florin.ledger.Decision;
import io.florin.ledger.Entry;
import io.florin.ledger.ExternalReference;
import io.florin.ledger.Fingerprint;
import io.florin.ledger.Folding;
import io.florin.ledger.Note;
import io.florin.ledger.Settlement;
import io.florin.ledger.SettlementDecider;
import io.florin.ledger.SettlementPolicy;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferBatch;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferOrder;
import io.florin.ledger.UnpostedLeg;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.ledger.WalletName;
import io.florin.ledger.WalletTerms;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of the samples, as the ledger itself makes them: a customer deposits 100.00, then
 * withdraws 30.00 three times; the bank does the first, refuses the second and is silent about the
 * third. At last they ask for a batch of two transfers.
 */
final class SampleFacts {
  private static final Currency EUR = Currency.of("EUR").orElseThrow();
  private static final Instant NINE = Instant.parse("2026-11-21T09:00:00.000Z");
  private static final CustomerId OWNER = new CustomerId("cus_01k9zq3v5h8m2n4p6r7s8t9v0w");
  private static final SettlementPolicy POLICY = SettlementPolicy.standard();

  private final SettlementDecider decider = new SettlementDecider(POLICY);
  private final List<Fact> facts = new ArrayList<>();
  private Wallet wallet =
      Wallet.open(
          new WalletTerms(
              new WalletId("wal_01k9zq8f0c3d5e7g9h1j2k4m6n"),
              Optional.of(OWNER),
              Optional.of(new AccountNumber("123456789092")),
              WalletType.STANDARD.code(),
              SettlementMode.DIRECT,
              EUR,
              Optional.of(new WalletName("Savings")),
              NINE));
  private Instant now = NINE;

  private SampleFacts() {
    tell(wallet.newest());
    addBatch();
    complete(sent(accept(TransferKind.DEPOSIT, 100_00, '1')));
    complete(sent(accept(TransferKind.WITHDRAWAL, 30_00, '2')));
    fail(sent(accept(TransferKind.WITHDRAWAL, 30_00, '3')));
    leaveUnanswered(sent(accept(TransferKind.WITHDRAWAL, 30_00, '4')));
    acceptBatch('5');
  }

  /** Somebody pays a merchant, and the payment is posted together with what else waits. */
  private void addBatch() {
    UnpostedLeg leg =
        new UnpostedLeg(
            wallet.id(), new TransferId(new CommandId("5".repeat(40))), new Money(1_00, EUR), NINE);
    facts.add(Fact.of(leg));
    Folding.of(wallet, List.of(leg), NINE).commit().orElseThrow().entries().forEach(this::tell);
  }

  private void tell(Entry entry) {
    facts.add(Fact.of(entry));
  }

  /** All facts of the story, in order. */
  static List<Fact> all() {
    return new SampleFacts().facts;
  }

  private record Asked(Command command, Transfer transfer) {
    Asked with(Transfer newer) {
      return new Asked(command, newer);
    }
  }

  private Asked accept(TransferKind kind, long cents, char digit) {
    Command command = command(digit);
    boolean deposit = kind == TransferKind.DEPOSIT;
    TransferOrder order =
        TransferOrder.free(
            new TransferId(command.id()),
            kind,
            new Money(cents, EUR),
            deposit ? Optional.empty() : Optional.of(TransactionType.TRANSFER.code()),
            deposit ? Optional.empty() : Optional.of(Channel.APP),
            deposit ? Optional.empty() : Optional.of(new Note("Holidays")),
            deposit ? Optional.empty() : Optional.of(new ExternalReference("order-4711-" + digit)),
            Map.of(),
            Optional.of(new BankAccount("DE89370400440532013000")));
    Instant at = later();
    Decision decision =
        deposit
            ? decider.acceptDeposit(
                Catalogue.standard(), order, outside(order.id()).id(), wallet, at)
            : decider.acceptWithdrawal(
                Catalogue.standard(), order, wallet, outside(order.id()).id(), at);
    if (!(decision instanceof Decision.Post post)) {
      throw new AssertionError("Not accepted: " + decision);
    }
    append(post.entries());
    return told(new Asked(command, (Transfer) post.outcome()));
  }

  private void acceptBatch(char digit) {
    Command command = command(digit);
    List<TransferBatch.Item> items =
        List.of(
            new TransferBatch.Item(
                new WalletId("wal_01k9zq8f0c3d5e7g9h1j2k4m6p"),
                new Money(5_00, EUR),
                Optional.empty()),
            new TransferBatch.Item(
                new WalletId("wal_01k9zq8f0c3d5e7g9h1j2k4m6q"),
                new Money(6_00, EUR),
                Optional.empty()));
    Decision decision = BatchDecider.accept(new BatchId(command.id()), wallet, items, later());
    if (!(decision instanceof Decision.Post post)) {
      throw new AssertionError("Not accepted: " + decision);
    }
    Fact.of(command.ledTo(post.outcome())).ifPresent(facts::add);
  }

  private static Command command(char digit) {
    return new Command(
        new CommandId(String.valueOf(digit).repeat(40)),
        OWNER,
        Fingerprint.of("sample", List.of()),
        new TraceId("0f9a6c1e-5d0b-4c3a-9f27-00000000000" + digit));
  }

  private Asked sent(Asked asked) {
    return told(asked.with(still(asked, settlement(asked).sending(later(), POLICY))));
  }

  private void complete(Asked asked) {
    Transfer transfer = asked.transfer();
    end(asked, decider.complete(transfer, wallet, outside(transfer.id()), later()));
  }

  private void fail(Asked asked) {
    end(asked, decider.fail(asked.transfer(), wallet, "Account closed", later()));
  }

  private void leaveUnanswered(Asked asked) {
    now = now.plus(Duration.ofHours(25));
    Settlement settlement = settlement(asked).unanswered(later(), "No answer in 3 s", POLICY);
    told(asked.with(still(asked, settlement)));
  }

  private void end(Asked asked, Amendment<Transfer> amendment) {
    append(amendment.entries());
    told(asked.with(amendment.outcome()));
  }

  private void append(List<Entry> entries) {
    entries.forEach(this::tell);
    wallet = new Wallet(wallet.terms(), entries.getFirst());
  }

  private Asked told(Asked asked) {
    Fact.of(asked.command().ledTo(asked.transfer())).ifPresent(facts::add);
    return asked;
  }

  private static Transfer still(Asked asked, Settlement settlement) {
    return asked.transfer().still(settlement);
  }

  private static Settlement settlement(Asked asked) {
    return asked.transfer().settlement().orElseThrow();
  }

  private static Wallet outside(TransferId id) {
    return Wallet.open(
        new WalletTerms(
            new SystemWallets(4).part(SystemWallets.Purpose.OUTSIDE, EUR, id),
            Optional.empty(),
            Optional.empty(),
            WalletType.SYSTEM.code(),
            SettlementMode.DIRECT,
            EUR,
            Optional.empty(),
            NINE));
  }

  private Instant later() {
    now = now.plusMillis(1234);
    return now;
  }
}
