package io.florin.ledger;

import io.florin.catalogue.SettlementMode;
import io.florin.identity.CustomerId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The ledger in memory: each method happens as a whole, one after the other. */
public final class InMemoryLedgerStore implements LedgerStore {
  private final InstantSource clock;
  private final NavigableMap<WalletId, WalletTerms> terms = new TreeMap<>();
  private final Map<WalletId, NavigableMap<Long, Entry>> entries = new HashMap<>();
  private final Map<CommandId, CommandRecord> commands = new HashMap<>();
  private final Set<UnpostedLeg> legs = new LinkedHashSet<>();
  private final Map<AccountNumber, WalletId> accounts = new HashMap<>();
  private final Map<String, TransferId> references = new HashMap<>();

  /** An empty ledger whose records expire by a clock. */
  public InMemoryLedgerStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Map<WalletId, Wallet> wallets(Set<WalletId> ids, Deadline deadline) {
    Map<WalletId, Wallet> wallets = new HashMap<>();
    for (WalletId id : ids) {
      WalletTerms found = terms.get(id);
      if (found != null) {
        wallets.put(id, new Wallet(found, stream(id).lastEntry().getValue()));
      }
    }
    return wallets;
  }

  @Override
  public synchronized boolean isNewest(WalletId id, long version, Deadline deadline) {
    return !stream(id).containsKey(version + 1);
  }

  @Override
  public Wallet namedWallet(WalletId id, Deadline deadline) {
    return Objects.requireNonNull(wallets(Set.of(id), deadline).get(id), "a wallet is for ever");
  }

  @Override
  public synchronized Optional<CommandRecord> command(CommandId id, Deadline deadline) {
    return Optional.ofNullable(commands.get(id)).filter(this::isAlive);
  }

  @Override
  public synchronized Map<CommandId, CommandRecord> commands(
      Set<CommandId> ids, Deadline deadline) {
    Map<CommandId, CommandRecord> found = new HashMap<>();
    ids.forEach(id -> command(id, deadline).ifPresent(record -> found.put(id, record)));
    return found;
  }

  @Override
  public synchronized Map<CommandId, CommandRecord> namedCommands(
      Set<CommandId> ids, Deadline deadline) {
    return commands(ids, deadline);
  }

  @Override
  public synchronized CommitResult commit(Commit commit, Deadline deadline) {
    List<CommandRecord> existing =
        commit.commands().stream()
            .flatMap(command -> command(command.id(), deadline).stream())
            .toList();
    if (!existing.isEmpty()) {
      return existing.equals(commit.commands())
          ? new CommitResult.Committed()
          : new CommitResult.AlreadyRecorded(existing.getFirst());
    }
    Optional<CommandRecord> before =
        commit.amended().flatMap(record -> command(record.id(), deadline));
    if (commit.commands().isEmpty() && before.isPresent() && before.equals(commit.amended())) {
      return new CommitResult.Committed();
    }
    if (commit.amended().isPresent()
        && !before
            .map(InMemoryLedgerStore::version)
            .equals(commit.amended().map(record -> version(record) - 1))) {
      return new CommitResult.Stale();
    }
    if (commit.openings().stream().anyMatch(wallet -> terms.containsKey(wallet.id()))
        || commit.entries().stream().anyMatch(this::isThere)
        || commit.legs().stream().anyMatch(legs::contains)
        || !legs.containsAll(commit.posted())) {
      return new CommitResult.Stale();
    }
    if (numbers(commit).anyMatch(accounts::containsKey)) {
      return new CommitResult.AccountNumberTaken();
    }
    if (commit.reference().filter(claim -> references.containsKey(key(claim))).isPresent()) {
      return new CommitResult.ReferenceTaken();
    }
    put(commit);
    return new CommitResult.Committed();
  }

  private void put(Commit commit) {
    for (Wallet wallet : commit.openings()) {
      terms.put(wallet.id(), wallet.terms());
      stream(wallet.id()).put(wallet.version(), wallet.newest());
      wallet.terms().accountNumber().ifPresent(number -> accounts.put(number, wallet.id()));
    }
    commit.entries().forEach(entry -> stream(entry.walletId()).put(entry.version(), entry));
    legs.addAll(commit.legs());
    commit.posted().forEach(legs::remove);
    commit.commands().forEach(command -> commands.put(command.id(), command));
    commit.amended().ifPresent(record -> commands.put(record.id(), record));
    commit.reference().ifPresent(claim -> references.put(key(claim), claim.transfer()));
  }

  @Override
  public synchronized List<Entry> entries(
      WalletTerms wallet, VersionRange range, Order order, int limit, Deadline deadline) {
    NavigableMap<Long, Entry> wanted =
        stream(wallet.id()).subMap(range.first(), true, range.last(), true);
    return (order == Order.ASCENDING ? wanted : wanted.descendingMap())
        .values().stream().limit(limit).toList();
  }

  @Override
  public synchronized List<KeptEntry> keptEntries(
      WalletTerms wallet, VersionRange range, int limit, Deadline deadline) {
    return entries(wallet, range, Order.ASCENDING, limit, deadline).stream()
        .<KeptEntry>map(KeptEntry.Legible::new)
        .toList();
  }

  @Override
  public synchronized Optional<NumberedWallet> numbered(WalletId id, Deadline deadline) {
    return Optional.ofNullable(terms.get(id))
        .map(found -> new NumberedWallet(found, stream(id).lastKey()));
  }

  @Override
  public synchronized List<WalletId> walletsOf(
      CustomerId owner, Order order, Optional<WalletId> after, int limit, Deadline deadline) {
    return list(
        terms.values().stream().filter(wallet -> wallet.belongsTo(owner)), order, after, limit);
  }

  @Override
  public synchronized List<WalletId> allWallets(
      Order order, Optional<WalletId> after, int limit, Deadline deadline) {
    return list(
        terms.values().stream().filter(wallet -> !wallet.id().isSystem()), order, after, limit);
  }

  @Override
  public synchronized List<PendingTransfer> pending(int limit, Deadline deadline) {
    return waiting(transfer -> !transfer.needsAttention(), limit);
  }

  @Override
  public synchronized List<PendingTransfer> needingAttention(int limit, Deadline deadline) {
    return waiting(PendingTransfer::needsAttention, limit);
  }

  @Override
  public synchronized List<PendingTransfer> due(
      Instant from, Instant to, int limit, Deadline deadline) {
    return waiting(
        transfer -> !transfer.dueAt().isBefore(from) && !transfer.dueAt().isAfter(to), limit);
  }

  private List<PendingTransfer> waiting(Predicate<PendingTransfer> wanted, int limit) {
    return commands.values().stream()
        .flatMap(record -> record.outcome(Transfer.class).stream())
        .flatMap(transfer -> pending(transfer).stream())
        .filter(wanted)
        .sorted(Comparator.comparing(PendingTransfer::dueAt))
        .limit(limit)
        .toList();
  }

  private static Optional<PendingTransfer> pending(Transfer transfer) {
    return transfer
        .settlement()
        .flatMap(
            settlement ->
                settlement
                    .dueAt()
                    .map(
                        dueAt ->
                            new PendingTransfer(
                                transfer.id(),
                                transfer.version(),
                                transfer.kind(),
                                transfer.createdAt(),
                                dueAt,
                                settlement.state() == SettlementState.ATTENTION)));
  }

  @Override
  public synchronized List<CommandId> due(
      Waiting.What what, Instant to, int limit, Deadline deadline) {
    return commands.values().stream()
        .filter(record -> dueAt(record, what).filter(at -> !at.isAfter(to)).isPresent())
        .sorted(Comparator.comparing(record -> dueAt(record, what).orElseThrow()))
        .limit(limit)
        .map(CommandRecord::id)
        .toList();
  }

  private static Optional<Instant> dueAt(CommandRecord record, Waiting.What what) {
    return record.outcome().waiting().filter(waiting -> waiting.what() == what).map(Waiting::dueAt);
  }

  @Override
  public synchronized List<UnpostedLeg> legs(WalletTerms wallet, int limit, Deadline deadline) {
    return legs.stream()
        .filter(leg -> leg.walletId().equals(wallet.id()))
        .sorted(Comparator.comparing(UnpostedLeg::at))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<WalletId> batchedWallets(
      Optional<WalletId> after, int limit, Deadline deadline) {
    return list(
        terms.values().stream().filter(wallet -> wallet.settlement() == SettlementMode.BATCHED),
        Order.ASCENDING,
        after,
        limit);
  }

  private static long version(CommandRecord record) {
    return record.outcome().version();
  }

  @Override
  public synchronized Optional<WalletId> walletOf(AccountNumber number, Deadline deadline) {
    return Optional.ofNullable(accounts.get(number));
  }

  @Override
  public synchronized Optional<TransferId> transferOf(
      CustomerId caller, ExternalReference reference, Deadline deadline) {
    return Optional.ofNullable(references.get(caller + "#" + reference));
  }

  private static List<WalletId> list(
      Stream<WalletTerms> wallets, Order order, Optional<WalletId> after, int limit) {
    Comparator<WalletId> byOpening = Comparator.naturalOrder();
    Comparator<WalletId> asked = order == Order.ASCENDING ? byOpening : byOpening.reversed();
    return wallets
        .map(WalletTerms::id)
        .filter(id -> after.isEmpty() || asked.compare(id, after.get()) > 0)
        .sorted(asked)
        .limit(limit)
        .toList();
  }

  private static Stream<AccountNumber> numbers(Commit commit) {
    return commit.openings().stream().flatMap(wallet -> wallet.terms().accountNumber().stream());
  }

  private boolean isThere(Entry entry) {
    return stream(entry.walletId()).containsKey(entry.version());
  }

  private boolean isAlive(CommandRecord command) {
    return command.expiresAt().filter(at -> at.isBefore(clock.instant())).isEmpty();
  }

  private NavigableMap<Long, Entry> stream(WalletId id) {
    return entries.computeIfAbsent(id, unknown -> new TreeMap<>());
  }

  private static String key(ReferenceClaim claim) {
    return claim.caller() + "#" + claim.reference();
  }
}
