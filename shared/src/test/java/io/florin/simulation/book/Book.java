package io.florin.simulation.book;

import io.florin.simulation.store.Change;
import io.florin.simulation.store.CommitListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The ledger kept once more, as plainly as can be: it hears of every commit and of every request
 * and answer, and says when one can't be right. It shares no code with the ledger, and reads items
 * by its own eyes.
 */
public final class Book implements CommitListener {
  private static final Set<String> NEVER_CHANGED =
      Set.of("ENTRY", "WALLET", "ACCOUNT", "REFERENCE", "BATCHED");
  // How far a function's clock may be from the true time, in seconds.
  private static final long CLOCKS_APART = 10;

  // How old a function's copy of the catalogue may be.
  private static final Duration CATALOGUE_AGE = Duration.ofSeconds(1);
  // How long a wallet is closing at the least, less what clocks are apart.
  private static final Duration CLOSING = Duration.ofSeconds(110);
  private static final Set<String> STATUS_KINDS = Set.of("FREEZE", "UNFREEZE", "CLOSING", "CLOSE");
  private static final Set<String> OF_BANK_TRANSFERS =
      Set.of(
          "version",
          "settlement",
          "tries",
          "raised",
          "history",
          "dueAt",
          "dueShard",
          "refusal",
          "completedAt");
  private static final Set<String> OF_BATCHES =
      Set.of("version", "completedAt", "dueAt", "dueShard");

  private final Findings findings;
  private final Verdicts bank;
  private final InstantSource clock;
  private final Types types = new Types();
  private final Map<String, Place> items = new HashMap<>();
  private final Map<String, Request> statusRequests = new HashMap<>();
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Recorded> commands = new LinkedHashMap<>();
  private final Map<String, Request> requests = new HashMap<>();
  private final Map<String, Set<Request>> openRequests = new HashMap<>();
  private final Map<String, List<Request>> openByCommand = new HashMap<>();
  private final Map<String, Integer> answered = new HashMap<>();
  private final Set<String> references = new HashSet<>();
  private final Set<String> pending = new LinkedHashSet<>();
  private final Map<String, Integer> happened = new TreeMap<>();
  private final Set<String> openHolds = new LinkedHashSet<>();

  /** An empty book. */
  public Book(Findings findings, Verdicts bank, InstantSource clock) {
    this.findings = findings;
    this.bank = bank;
    this.clock = clock;
  }

  /** An item of a batch that was accepted. */
  private record Place(String batch, int place, Request request) {}

  // What callers do.

  /** Somebody sends a request. */
  public Request asks(String command, String trace, Claim claim) {
    Map<String, Integer> answeredBefore = new HashMap<>();
    for (String wallet : claim.wallets(this)) {
      answeredBefore.put(wallet, answered.getOrDefault(wallet, 0));
    }
    Request request =
        new Request(
            command,
            trace,
            claim,
            claim.mayBeAsked(this),
            answeredBefore,
            clock.instant().minus(CATALOGUE_AGE));
    requests.put(trace, request);
    if (claim instanceof StatusClaim status) {
      statusRequests.put(status.reason(), request);
    }
    if (request.mayBeAsked && !commands.containsKey(command)) {
      open(request);
    }
    return request;
  }

  /** From now on it may be refused for what its wallets become. */
  private void open(Request request) {
    gather(request, Account::newest);
    gather(request, Account::oldestSeen);
    openByCommand.computeIfAbsent(request.command, unknown -> new ArrayList<>()).add(request);
    for (String wallet : request.claim.wallets(this)) {
      openRequests.computeIfAbsent(wallet, unknown -> new LinkedHashSet<>()).add(request);
    }
  }

  private void gather(Request request, Function<Account, Account.Line> state) {
    request.reasons.addAll(request.claim.reasonsAgainst(lenient(request, state)));
  }

  private Moment lenient(Request request, Function<Account, Account.Line> state) {
    return new Moment(this, state, request.since, clock.instant(), Fields.NONE, 0);
  }

  /** Whether nothing speaks against something that somebody could ask for now. */
  public boolean wouldBeDone(Claim claim) {
    if (!claim.mayBeAsked(this)) {
      return false;
    }
    Instant since = clock.instant().minus(CATALOGUE_AGE);
    Moment moment = new Moment(this, Account::newest, since, clock.instant(), Fields.NONE, 0);
    return !claim.isFaulty(moment) && claim.reasonsAgainst(moment).isEmpty();
  }

  /** Somebody was answered. */
  public void answers(Request request, Answer answer) {
    switch (answer) {
      case Answer.OnRecord onRecord -> isOnRecord(request, onRecord);
      case Answer.Nothing nothing -> isNothing(request, nothing.why());
      case Answer.Changed changed -> isChanged(request, changed);
      case Answer.Declined declined -> isDeclined(request, declined.why());
      case Answer.Unknown unknown -> {}
    }
  }

  private void isChanged(Request request, Answer.Changed answer) {
    StatusClaim claim = (StatusClaim) request.claim;
    Account account = account(claim.wallet());
    findings.require(
        request.mayBeAsked
            && answer.version() <= account.version()
            && answer.version() >= request.answeredBefore.getOrDefault(account.id, 0),
        Check.VISIBLE,
        () -> request + " is answered " + answer);
    String status = account.line(answer.version()).status();
    findings.require(
        status.equals(answer.status()) && (account.batched || claim.isDoneBy(status)),
        Check.AS_ASKED,
        () -> request + " is answered " + answer + " and it is " + status);
    answered.merge(account.id, Math.toIntExact(answer.version()), Math::max);
    close(request);
  }

  private void isDeclined(Request request, String why) {
    if (request.mayBeAsked) {
      gather(request, Account::newest);
    }
    findings.require(
        request.mayBeAsked && request.reasons.contains(why),
        Check.JUSTIFIED,
        () -> why + " but only for " + request.reasons + ": " + request);
    happens(why);
    close(request);
  }

  private void isOnRecord(Request request, Answer.OnRecord answer) {
    Recorded recorded =
        findings.present(
            commands.get(request.command), Check.VISIBLE, () -> "not on record: " + request);
    findings.require(
        recorded.by.claim.equals(request.claim),
        Check.ONE_ANSWER,
        () -> request + " is answered by " + recorded.by);
    findings.require(
        answer.replayed() == !recorded.by.trace.equals(request.trace),
        Check.ONE_ANSWER,
        () -> "replayed is " + answer.replayed() + ": " + request + ", recorded " + recorded.by);
    Map<String, String> known = recorded.answer;
    findings.require(
        known == null || known.equals(answer.values()),
        Check.ONE_ANSWER,
        () -> request + " was answered " + known + " and now " + answer.values());
    recorded.answer = answer.values();
    answer
        .values()
        .forEach(
            (name, value) ->
                findings.require(
                    value.equals(expected(recorded, name)),
                    Check.ONE_ANSWER,
                    () ->
                        name
                            + " is answered "
                            + value
                            + " and recorded "
                            + expected(recorded, name)
                            + ": "
                            + request));
    recorded.versions.forEach((wallet, version) -> answered.merge(wallet, version, Math::max));
  }

  private static String expected(Recorded recorded, String name) {
    return switch (name) {
      case "status" -> Recorded.status(recorded.first);
      case "fee" -> Long.toString(recorded.first.number(name));
      default -> recorded.first.any(name);
    };
  }

  private void isNothing(Request request, Answer.Reason why) {
    Recorded recorded = commands.get(request.command);
    findings.require(
        recorded == null || !recorded.by.trace.equals(request.trace),
        Check.ONE_ANSWER,
        () -> why + " is answered to what was done: " + request);
    boolean justified =
        switch (why) {
          case KEY_REUSED -> recorded != null && !recorded.by.claim.equals(request.claim);
          case NOT_FOUND, FORBIDDEN -> !request.mayBeAsked;
          case REFERENCE_TAKEN ->
              request.claim instanceof MoneyClaim claim
                  && references.contains(claim.caller() + "#" + claim.reference());
          case FAULTY -> request.claim.isFaulty(lenient(request, Account::newest));
          case BUSY -> true;
        };
    findings.require(justified, Check.JUSTIFIED, () -> why + " to " + request);
    request.nothingWasDone = true;
  }

  // What is committed.

  @Override
  public void committed(List<Change> changes) {
    Set<String> opened = new HashSet<>();
    List<Effect> done = new ArrayList<>();
    Map<String, Integer> versions = new TreeMap<>();
    Map<String, Long> sums = new HashMap<>();
    Folds folds = new Folds();
    for (Change change : changes) {
      String kind = change.partition().split("#", 2)[0];
      boolean isEntry = change.sort().startsWith("ENTRY#");
      findings.require(
          change.before() == null || !NEVER_CHANGED.contains(kind),
          isEntry ? Check.NUMBERING : Check.TABLE,
          () -> change.partition() + " " + change.sort() + " was changed");
      if (kind.equals("CATALOGUE")) {
        catalogue(change);
      }
    }
    // Commands first: they are judged by what was before them.
    List<Effect> due = new ArrayList<>(commands(changes));
    for (Change change : changes) {
      if (change.partition().startsWith("LEGS#")) {
        leg(change, done, folds);
        String currency = account(walletOfLegs(change)).currency;
        sums.merge(currency, amountOf(change), Math::addExact);
      } else if (change.sort().equals("WALLET") && change.partition().startsWith("WALLET#")) {
        Fields item = after(change);
        open(item);
        opened.add(item.text("walletId"));
      } else if (change.partition().startsWith("REFERENCE#")) {
        references.add(change.partition().substring("REFERENCE#".length()));
      }
    }
    List<Change> entries =
        changes.stream()
            .filter(change -> change.sort().startsWith("ENTRY#"))
            .sorted(Comparator.comparing(Change::partition).thenComparing(Change::sort))
            .toList();
    for (Change change : entries) {
      Account account = account(change.partition().substring("WALLET#".length()));
      Fields entry = after(change);
      if (STATUS_KINDS.contains(entry.text("kind"))) {
        due.add(status(account, entry));
      } else if (entry.text("kind").equals("BATCH")) {
        due.add(folds.posting(account, entry));
      }
      Effect effect = entry(account, number(change), entry);
      findings.require(
          (account.version() == 1) == opened.remove(account.id),
          Check.NUMBERING,
          () -> account.id + " begins without its first entry, or twice");
      sums.merge(account.currency, effect.amount(), Math::addExact);
      versions.put(account.id, account.version());
      if (!(effect.kind().equals("OPEN") && account.isSystem())) {
        done.add(effect);
      }
    }
    findings.require(opened.isEmpty(), Check.NUMBERING, () -> opened + " have no first entry");
    findings.require(
        folds.deleted.isEmpty(), Check.HAPPENS_ONCE, () -> "legs are gone: " + folds.deleted);
    sums.forEach(
        (currency, sum) ->
            findings.require(
                sum == 0, Check.CONSERVATION, () -> currency + " sums to " + sum + ": " + done));
    isAsExpected(changes, done, due);
    ordered(changes, versions);
    Set<String> touched = new TreeSet<>(versions.keySet());
    changes.stream()
        .filter(change -> change.partition().startsWith("LEGS#"))
        .forEach(change -> touched.add(walletOfLegs(change)));
    judgeAgain(touched);
  }

  private void catalogue(Change change) {
    Fields item = after(change);
    int before = types.count(change.sort());
    findings.require(
        item.number("version") == before + 1,
        Check.HAPPENS_ONCE,
        () -> change.sort() + " is put as " + item.number("version") + " after " + before);
    types.put(change.sort(), item, clock.instant());
  }

  // Legs.

  private static String walletOfLegs(Change change) {
    return change.partition().substring("LEGS#".length(), change.partition().lastIndexOf('#'));
  }

  private static long amountOf(Change change) {
    Map<String, AttributeValue> before = change.before();
    Map<String, AttributeValue> after = change.after();
    return (after == null ? 0 : new Fields(after).number("amount"))
        - (before == null ? 0 : new Fields(before).number("amount"));
  }

  private void leg(Change change, List<Effect> done, Folds folds) {
    Account account = account(walletOfLegs(change));
    String transfer = change.sort().substring("LEG#".length());
    account.legChanges++;
    account.legsInFlight++;
    account.legsComing += change.after() == null ? 0 : 1;
    if (change.after() == null) {
      Long amount = account.unposted.remove(transfer);
      findings.require(
          amount != null && change.before() != null,
          Check.HAPPENS_ONCE,
          () -> "the leg of " + transfer + " is deleted without being there");
      folds
          .deleted
          .computeIfAbsent(account.id, unknown -> new TreeMap<>())
          .put(transfer, new Fields(Objects.requireNonNull(change.before())));
    } else {
      Fields leg = after(change);
      findings.require(
          change.before() == null
              && account.unposted.put(transfer, leg.number("amount")) == null
              && leg.text("currency").equals(account.currency),
          Check.HAPPENS_ONCE,
          () -> "the leg of " + transfer + " is put twice, or wrongly");
      done.add(Effect.leg(account.id, transfer, leg.number("amount")));
    }
  }

  /** The legs that one commit posts. */
  private final class Folds {
    final Map<String, Map<String, Fields>> deleted = new TreeMap<>();

    /** What the entry should do that posts legs. */
    Effect posting(Account account, Fields entry) {
      String meantFor = account.isSystem() ? entry.text("other") : account.id;
      Map<String, Fields> legs = deleted.remove(meantFor);
      Map<String, Long> sizes = new TreeMap<>();
      if (legs != null) {
        legs.forEach(
            (transfer, leg) -> {
              sizes.put(transfer, leg.number("amount"));
              findings.require(
                  leg.number("at") <= entry.number("at"),
                  Check.TIME,
                  () -> transfer + " is posted before it was accepted");
            });
      }
      Map<String, Long> told = new TreeMap<>();
      for (String text : entry.texts("folded")) {
        String[] parts = text.split(" ", -1);
        told.merge(parts[0], Long.parseLong(parts[1]), Math::addExact);
      }
      findings.require(
          told.equals(sizes) && told.size() == entry.texts("folded").size(),
          Check.HAPPENS_ONCE,
          () -> account.id + " posts " + told + " and takes away " + sizes);
      String status = account(meantFor).newest().status();
      findings.require(
          status.equals("CLOSED") == account.isSystem(),
          Check.AS_ASKED,
          () -> "legs of " + meantFor + " are posted to " + account.id + ": it is " + status);
      long sum = sizes.values().stream().mapToLong(Long::longValue).sum();
      return Effect.posting(account.id, "BATCH", sum);
    }
  }

  // The life of a wallet.

  private Effect status(Account account, Fields entry) {
    Account.Line line = account.newest();
    String kind = entry.text("kind");
    Request request = statusRequests.get(entry.text("note"));
    if (request == null) {
      endsClosing(account, entry);
    } else {
      StatusClaim claim = (StatusClaim) request.claim;
      Set<String> against =
          claim.reasonsAgainst(strict(request, entry, entry.number("at"), Account::newest));
      findings.require(
          request.mayBeAsked
              && claim.wallet().equals(account.id)
              && against.isEmpty()
              && kind.equals(
                  claim.change().equals("CLOSE") && account.batched ? "CLOSING" : claim.change())
              && kind.equals("UNFREEZE") == (line.status().equals("FROZEN") && !isClosing(kind)),
          Check.AS_ASKED,
          () -> kind + " of " + account.id + ", " + line.status() + against + " for " + request);
    }
    String expected =
        switch (kind) {
          case "FREEZE" -> "FROZEN";
          case "UNFREEZE" -> "ACTIVE";
          case "CLOSING" -> "CLOSING";
          default -> "CLOSED";
        };
    findings.require(
        entry.text("status").equals(expected),
        Check.AS_ASKED,
        () -> kind + " makes " + account.id + " " + entry.text("status"));
    return Effect.posting(account.id, kind, 0);
  }

  private static boolean isClosing(String kind) {
    return kind.startsWith("CLOS");
  }

  /** Nobody has asked for it: a closing ends. */
  private void endsClosing(Account account, Fields entry) {
    Account.Line line = account.newest();
    String kind = entry.text("kind");
    String before = "";
    for (Account.Line earlier : account.lines) {
      before = earlier.status().equals("CLOSING") ? before : earlier.status();
    }
    boolean asBefore = kind.equals(before.equals("FROZEN") ? "FREEZE" : "UNFREEZE");
    findings.require(
        line.status().equals("CLOSING")
            && entry.number("at") - line.at() >= CLOSING.toMillis()
            && account.unposted.isEmpty()
            && (account.posted == 0 ? kind.equals("CLOSE") : asBefore),
        Check.AS_ASKED,
        () ->
            account.id
                + " ends its closing by "
                + kind
                + " with "
                + account.posted
                + " and "
                + account.unposted);
  }

  @Override
  public void shown(Change change) {
    if (change.sort().startsWith("ENTRY#")) {
      Account account = account(change.partition().substring("WALLET#".length()));
      account.shown.add((int) number(change));
      account.isInFlight = account.shown.size() < account.version();
    } else if (change.partition().startsWith("LEGS#")) {
      Account account = account(walletOfLegs(change));
      account.legsInFlight--;
      account.legsComing -= change.after() == null ? 0 : 1;
    }
  }

  private Fields after(Change change) {
    return new Fields(
        findings.present(
            change.after(),
            Check.TABLE,
            () -> change.partition() + " " + change.sort() + " is gone"));
  }

  private static long number(Change change) {
    return Long.parseLong(change.sort().substring("ENTRY#".length()));
  }

  private void isAsExpected(List<Change> changes, List<Effect> done, List<Effect> due) {
    boolean openedWithoutKey =
        due.isEmpty()
            && done.size() == 1
            && done.getFirst().kind().equals("OPEN")
            && changes.stream().noneMatch(change -> change.sort().equals("COMMAND"));
    findings.require(
        openedWithoutKey || done.stream().sorted().toList().equals(due.stream().sorted().toList()),
        Check.AS_ASKED,
        () -> "posted " + done + " instead of " + due);
  }

  private void open(Fields terms) {
    String id = terms.text("walletId");
    findings.require(!accounts.containsKey(id), Check.NUMBERING, () -> id + " is opened twice");
    accounts.put(id, new Account(terms));
  }

  private Effect entry(Account account, long version, Fields entry) {
    String where = account.id + " " + version;
    findings.require(
        version == account.version() + 1,
        Check.NUMBERING,
        () -> where + " comes after " + account.version());
    long amount = entry.number("amount");
    account.posted = Math.addExact(account.posted, amount);
    account.held = Math.addExact(account.held, entry.number("reserved"));
    long incoming = entry.number("incoming") - account.incoming;
    account.incoming = entry.number("incoming");
    long transfers = entry.text("kind").equals("BATCH") ? entry.texts("folded").size() : 1;
    if (amount > 0) {
      account.credited = Math.addExact(account.credited, amount);
      account.credits += transfers;
    } else if (amount < 0) {
      account.debited = Math.subtractExact(account.debited, amount);
      account.debits++;
    }
    findings.require(
        account.posted == entry.number("posted")
            && account.held == entry.number("held")
            && account.credited == entry.number("credited")
            && account.debited == entry.number("debited")
            && account.credits == entry.number("credits")
            && account.debits == entry.number("debits")
            && account.currency.equals(entry.text("currency")),
        Check.RUNNING_BALANCE,
        () -> where + " says " + entry.item());
    findings.require(
        account.held >= 0
            && account.incoming >= 0
            && (account.isSystem()
                || amount - entry.number("reserved") >= 0
                || account.posted - account.held >= -deepestOverdraft(account)),
        Check.FLOOR,
        () -> where + ": posted " + account.posted + ", held " + account.held);
    findings.require(
        entry.number("at") >= account.at,
        Check.TIME,
        () -> where + " at " + entry.number("at") + " after " + account.at);
    boolean sameDay =
        account.version() > 0
            && Account.dayOf(account.at).equals(Account.dayOf(entry.number("at")));
    long leaving = entry.number("outToday") - (sameDay ? account.newest().out() : 0);
    account.at = entry.number("at");
    String hash = EntryDigest.of(account.id, version, entry);
    findings.require(
        hex(entry.bytes("previous")).equals(account.hash) && hex(entry.bytes("hash")).equals(hash),
        Check.HASH_CHAIN,
        () -> where + " has a wrong hash");
    account.hash = hash;
    account.lines.add(
        new Account.Line(
            entry.text("kind"),
            entry.text("transfer"),
            entry.texts("folded"),
            amount,
            account.posted,
            account.held,
            account.incoming,
            entry.text("status"),
            account.at,
            entry.number("outToday"),
            account.credited,
            account.debited,
            account.credits,
            account.debits,
            hash));
    account.isInFlight = true;
    happens(entry.text("kind"));
    return new Effect(
        account.id, entry.text("kind"), amount, entry.number("reserved"), incoming, leaving);
  }

  /** How far below zero a wallet could go at any time. */
  private long deepestOverdraft(Account account) {
    return types.between("WALLET_TYPE#" + account.type, Instant.MIN, clock.instant()).stream()
        .mapToLong(type -> Types.limits(type, account.currency).number("overdraft"))
        .max()
        .orElse(0);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** What the records of a commit say that has to happen in it. */
  private List<Effect> commands(List<Change> changes) {
    List<Effect> due = new ArrayList<>();
    List<Fields> ofItems = new ArrayList<>();
    Map<String, Fields> amended = new TreeMap<>();
    Map<String, Map<String, String>> wanted = new HashMap<>();
    long at = 0;
    for (Change change : changes) {
      if (change.sort().startsWith("ENTRY#")) {
        at = Math.max(at, after(change).number("at"));
      }
    }
    for (Change change : changes) {
      if (!change.sort().equals("COMMAND")) {
        continue;
      }
      Fields after = after(change);
      Recorded before = commands.get(after.command());
      boolean isNew = change.before() == null || hasExpired(new Fields(change.before()), after);
      if (!isNew && before != null) {
        amended.put(after.command(), after);
      } else if (requestFor(after).command.equals(after.command())) {
        due.addAll(first(requestFor(after), after, at, wanted, Account::newest));
      } else {
        ofItems.add(after);
      }
    }
    due.addAll(items(ofItems, at));
    for (Map.Entry<String, Fields> change : amended.entrySet()) {
      due.addAll(amended(change.getKey(), change.getValue(), wanted.remove(change.getKey()), at));
    }
    findings.require(
        wanted.isEmpty(), Check.AS_ASKED, () -> "what was to be changed was not: " + wanted);
    return due;
  }

  private Request requestFor(Fields record) {
    return findings.present(
        requests.get(record.text("trace")),
        Check.AS_ASKED,
        () -> "nobody has asked for " + record.item());
  }

  /** The items of a batch, each judged by what those before it leave. */
  private List<Effect> items(List<Fields> records, long at) {
    Map<Integer, Fields> inOrder = new TreeMap<>();
    for (Fields record : records) {
      Place place =
          findings.present(
              items.get(record.command()),
              Check.AS_ASKED,
              () -> "it is no item of a batch: " + record.item());
      findings.require(
          record.text("origin").equals(place.batch)
              && place.request.trace.equals(record.text("trace")),
          Check.AS_ASKED,
          () -> "it is not of batch " + place.batch + ": " + record.item());
      inOrder.put(place.place, record);
    }
    List<Effect> due = new ArrayList<>();
    Map<String, Account.Line> paid = new HashMap<>();
    for (Fields record : inOrder.values()) {
      Request request = Objects.requireNonNull(items.get(record.command())).request;
      due.addAll(
          first(
              request,
              record,
              at == 0 ? record.number("createdAt") : at,
              new HashMap<>(),
              account -> {
                Account.Line line = paid.get(account.id);
                return line == null ? account.newest() : line;
              }));
      if (!record.has("refusal")) {
        String from = record.text("from");
        Account.Line line = paid.get(from);
        long leaving = record.number("amount") + record.number("fee");
        paid.put(from, (line == null ? account(from).newest() : line).paying(leaving, at));
      }
    }
    return due;
  }

  private Moment strict(
      Request request, Fields record, long at, Function<Account, Account.Line> state) {
    return new Moment(this, state, request.since, clock.instant(), record, at);
  }

  /** A command is put on record. */
  private List<Effect> first(
      Request request,
      Fields after,
      long atOfEntries,
      Map<String, Map<String, String>> wanted,
      Function<Account, Account.Line> state) {
    String id = after.command();
    long at = Math.max(1, Math.max(atOfEntries, after.number("createdAt")));
    Moment moment = strict(request, after, at, state);
    findings.require(
        request.claim.isRecordedBy(moment),
        Check.AS_ASKED,
        () -> request + " is recorded as " + after.item());
    findings.require(
        request.mayBeAsked, Check.AS_ASKED, () -> "nobody may ask for this: " + request);
    findings.require(
        !request.nothingWasDone,
        Check.ONE_ANSWER,
        () -> "the caller was told that nothing was done: " + request);
    Recorded recorded = new Recorded(request, after, clock.instant());
    commands.put(id, recorded);
    Place item = items.get(id);
    if (item != null) {
      Objects.requireNonNull(commands.get(item.batch)).itemsLeft--;
    }
    if (recorded.isRefused()) {
      happens(after.text("refusal"));
      gather(request, state);
      String refusal =
          after.text("refusal") + (after.has("refusedItem") ? "@" + after.any("refusedItem") : "");
      findings.require(
          request.reasons.contains(refusal),
          Check.JUSTIFIED,
          () -> refusal + " but only for " + request.reasons + ": " + request);
      return List.of();
    }
    Set<String> against = request.claim.reasonsAgainst(moment);
    findings.require(
        against.isEmpty(), Check.AS_ASKED, () -> "done in spite of " + against + ": " + request);
    if (recorded.isPending()) {
      pending.add(id);
    }
    if (after.has("hold")) {
      openHolds.add(id);
    }
    if (request.claim instanceof BatchClaim batch) {
      for (int place = 0; place < batch.items().size(); place++) {
        String command = BatchClaim.command(id, place);
        Request of =
            new Request(command, request.trace, batch.item(place), true, Map.of(), request.since);
        items.put(command, new Place(id, place, of));
        if (!batch.atomic()) {
          open(of);
        }
      }
      recorded.itemsLeft = batch.items().size();
    }
    wanted.putAll(request.claim.amends(moment));
    return request.claim.effects(moment);
  }

  private static boolean hasExpired(Fields before, Fields after) {
    return before.has("expiresAt")
        && before.number("expiresAt") < after.number("expiresAt") - 24 * 60 * 60 + CLOCKS_APART;
  }

  /** The record of an earlier command is put again. */
  private List<Effect> amended(
      String id, Fields after, @Nullable Map<String, String> wanted, long at) {
    Recorded recorded = Objects.requireNonNull(commands.get(id));
    Fields before = recorded.now;
    findings.require(
        after.number("version") == before.number("version") + 1,
        Check.HAPPENS_ONCE,
        () -> id + " is put again: " + after.item());
    recorded.become(after, clock.instant());
    if (after.has("hold") && !after.text("hold").equals("OPEN")) {
      openHolds.remove(id);
    }
    if (wanted != null) {
      hasChanged(id, before, after, ended(wanted));
      return List.of();
    }
    if (after.has("hold")) {
      return expires(id, before, after, at);
    }
    if (after.has("batch")) {
      hasChangedOnlyIn(OF_BATCHES, id, before, after);
      findings.require(
          after.has("completedAt") && !before.has("completedAt") && recorded.itemsLeft == 0,
          Check.SETTLED,
          () -> id + " is completed with " + recorded.itemsLeft + " items left");
      pending.remove(id);
      return List.of();
    }
    return movesOn(id, before, after, at);
  }

  /** What ends waits for nothing any more. */
  private static Map<String, String> ended(Map<String, String> wanted) {
    Map<String, String> all = new HashMap<>(wanted);
    if (!wanted.getOrDefault("hold", "OPEN").equals("OPEN")) {
      all.put("dueAt", "");
      all.put("dueShard", "");
    }
    return all;
  }

  private void hasChanged(String id, Fields before, Fields after, Map<String, String> wanted) {
    Set<String> names = new HashSet<>(wanted.keySet());
    names.add("version");
    hasChangedOnlyIn(names, id, before, after);
    wanted.forEach(
        (name, value) ->
            findings.require(
                after.any(name).equals(value),
                Check.AS_ASKED,
                () -> id + " has " + after.any(name) + " as " + name + " and not " + value));
  }

  private void hasChangedOnlyIn(Set<String> names, String id, Fields before, Fields after) {
    findings.require(
        before.without(names).equals(after.without(names)),
        Check.AS_ASKED,
        () -> id + " was " + before.item() + " and is " + after.item());
  }

  /** A hold is over that nobody has ended. */
  private List<Effect> expires(String id, Fields before, Fields after, long at) {
    hasChanged(id, before, after, ended(Map.of("hold", "EXPIRED")));
    findings.require(
        before.text("hold").equals("OPEN")
            && at >= before.number("holdUntil")
            && clock.instant().plusSeconds(CLOCKS_APART).toEpochMilli()
                >= before.number("holdUntil"),
        Check.AS_ASKED,
        () -> id + " expires before its time, or after its end");
    return List.of(
        Effect.reserving(before.text("from"), "RELEASE", -CaptureClaim.remaining(before)));
  }

  /** A deposit or withdrawal moves on. */
  private List<Effect> movesOn(String id, Fields before, Fields after, long at) {
    hasChangedOnlyIn(OF_BANK_TRANSFERS, id, before, after);
    findings.require(
        before.has("settlement") && Recorded.status(before).equals("PENDING"),
        Check.AS_ASKED,
        () -> id + " has changed although it was ended");
    long amount = after.number("amount");
    boolean deposit = after.text("kind").equals("DEPOSIT");
    String wallet = after.text(deposit ? "to" : "from");
    String outside = after.text(deposit ? "from" : "to");
    return switch (Recorded.status(after)) {
      case "COMPLETED" -> {
        ends(id, Verdicts.Verdict.DONE);
        yield deposit
            ? List.of(
                new Effect(wallet, "DEPOSIT", amount, 0, -amount, 0),
                Effect.posting(outside, "DEPOSIT", -amount))
            : List.of(
                new Effect(wallet, "WITHDRAWAL", -amount, -amount, 0, 0),
                Effect.posting(outside, "WITHDRAWAL", amount));
      }
      case "FAILED" -> {
        ends(id, Verdicts.Verdict.REJECTED);
        boolean sameDay = Account.dayOf(after.number("createdAt")).equals(Account.dayOf(at));
        yield List.of(
            deposit
                ? Effect.expecting(wallet, "FAILED", -amount)
                : new Effect(wallet, "FAILED", 0, -amount, 0, sameDay ? -amount : 0));
      }
      default -> List.of();
    };
  }

  private void ends(String id, Verdicts.Verdict verdict) {
    pending.remove(id);
    findings.require(
        bank.of("trf_" + id) == verdict,
        Check.BANK_AGREES,
        () -> id + " ends as " + verdict + ", and the bank says " + bank.of("trf_" + id));
  }

  private void ordered(List<Change> changes, Map<String, Integer> versions) {
    for (Change change : changes) {
      if (change.sort().equals("COMMAND")) {
        String id = change.partition().substring("COMMAND#".length());
        Recorded recorded = commands.get(id);
        if (recorded != null && recorded.statuses.size() == 1) {
          // A wallet that receives in batches has no entry of it yet.
          recorded.versions.putAll(versions);
          recorded.by.answeredBefore.forEach(
              (wallet, version) ->
                  findings.require(
                      versions.getOrDefault(wallet, Integer.MAX_VALUE) > version,
                      Check.COMMIT_ORDER,
                      () -> recorded.by + " comes before what was answered before it"));
          close(id);
        }
      }
    }
  }

  private void close(String id) {
    List<Request> open = openByCommand.remove(id);
    if (open != null) {
      open.forEach(this::close);
    }
  }

  private void close(Request request) {
    for (String wallet : request.claim.wallets(this)) {
      openRequests.getOrDefault(wallet, Set.of()).remove(request);
    }
  }

  private void judgeAgain(Collection<String> wallets) {
    for (String wallet : wallets) {
      for (Request request : openRequests.getOrDefault(wallet, Set.of())) {
        gather(request, Account::newest);
      }
    }
  }

  // What is known.

  /** Whether there is such a wallet. */
  public boolean has(String wallet) {
    return accounts.containsKey(wallet);
  }

  /** A wallet that there is. */
  public Account account(String wallet) {
    return findings.present(
        accounts.get(wallet), Check.TABLE, () -> "there is no wallet " + wallet);
  }

  /** Amounts from which on a wallet may not be able to pay any more. */
  public List<Long> bounds(String wallet) {
    Account account = accounts.get(wallet);
    if (account == null) {
      return List.of();
    }
    Account.Line line = account.newest();
    Fields limits =
        Types.limits(
            types
                .between("WALLET_TYPE#" + account.type, clock.instant(), clock.instant())
                .getLast(),
            account.currency);
    long available = line.posted() - line.held();
    List<Long> bounds = new ArrayList<>(List.of(available));
    bounds.add(available + limits.number("overdraft"));
    boolean today = line.day().equals(Account.dayOf(clock.instant().toEpochMilli()));
    limits.ifNumber("daily").ifPresent(daily -> bounds.add(daily - (today ? line.out() : 0)));
    bounds.removeIf(bound -> bound < 1);
    return bounds;
  }

  /** Whether there is such a wallet, and it receives in batches. */
  public boolean receivesInBatches(String wallet) {
    return has(wallet) && account(wallet).batched;
  }

  /** Whether readers can't see all of a wallet's entries yet. */
  public boolean isInFlight(String wallet) {
    return has(wallet) && account(wallet).isInFlight;
  }

  /** The status of a wallet that there is. */
  public String status(String wallet) {
    return account(wallet).newest().status();
  }

  /** All wallets, in the order in which they were opened. */
  public Collection<Account> accounts() {
    return accounts.values();
  }

  /** The version of a wallet that callers have been told of. */
  public int answeredVersion(String wallet) {
    return answered.getOrDefault(wallet, 0);
  }

  /** How often the record of a command was put. */
  public int recordVersion(String command) {
    Recorded recorded = commands.get(command);
    return recorded == null ? 0 : recorded.statuses.size();
  }

  /** What a transfer was by a version of its record, by the names of the API. */
  public String transferStatus(String command, long version) {
    Recorded recorded =
        findings.present(commands.get(command), Check.VISIBLE, () -> command + " is made up");
    findings.require(
        version <= recorded.statuses.size(),
        Check.VISIBLE,
        () -> command + " is read at " + version + " before it was committed");
    return recorded.statuses.get((int) version - 1);
  }

  /** The money that a transfer brings to a wallet: at once, or by a leg. */
  Effect receiving(String wallet, String kind, String transfer, long amount) {
    return account(wallet).batched
        ? Effect.leg(wallet, transfer, amount)
        : Effect.posting(wallet, kind, amount);
  }

  /** The record of a command as it is; no attributes when there is none. */
  Fields record(String command) {
    Recorded recorded = commands.get(command);
    return recorded == null ? Fields.NONE : recorded.now;
  }

  /** All that the record of a command has been since an instant. */
  List<Fields> recordsSince(String command, Instant instant) {
    Recorded recorded = commands.get(command);
    return recorded == null ? List.of() : recorded.since(instant);
  }

  private Fields record(String command, long version) {
    Recorded recorded =
        findings.present(commands.get(command), Check.VISIBLE, () -> command + " is made up");
    findings.require(
        version <= recorded.all.size(),
        Check.VISIBLE,
        () -> command + " is read at " + version + " before it was committed");
    return recorded.all.get((int) version - 1);
  }

  /** What has become of each item of a batch that was accepted, by the names of the API. */
  public List<String> itemStatuses(String batch) {
    Recorded recorded = commands.get(batch);
    List<String> statuses = new ArrayList<>();
    if (recorded != null
        && !recorded.isRefused()
        && recorded.by.claim instanceof BatchClaim claim) {
      for (int place = 0; place < claim.items().size(); place++) {
        Recorded item = commands.get(BatchClaim.command(batch, place));
        statuses.add(item == null ? "PENDING" : item.statuses.getFirst());
      }
    }
    return statuses;
  }

  /** Whether the settlement of a transfer was so, by a version of its record. */
  public boolean isSettling(String command, long version, String state, int tries, long dueAt) {
    Fields record = record(command, version);
    return record.text("settlement").equals(state)
        && record.number("tries") == tries
        && record.number("dueAt") == dueAt;
  }

  /** Whether a hold was so, by a version of its record. */
  public boolean isHold(String command, long version, String status, long captured) {
    Fields record = record(command, version);
    return record.text("hold").equals(status) && record.number("captured") == captured;
  }

  Types types() {
    return types;
  }

  private void happens(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  /** Which kinds of entries there were, and which refusals, and how often. */
  public Map<String, Integer> happened() {
    return happened;
  }

  /** How much waits for the bank, for its turn, for its end or to be posted. */
  public int pending() {
    Instant soon = clock.instant().plus(Duration.ofDays(1));
    int waiting = pending.size();
    for (Account account : accounts.values()) {
      boolean closing = account.newest().status().equals("CLOSING");
      waiting += account.unposted.size() + (closing ? 1 : 0);
    }
    return waiting + openHolds(soon).size();
  }

  /** The holds that are open and whose time is over at an instant. */
  List<Fields> openHolds(Instant until) {
    return openHolds.stream()
        .map(this::record)
        .filter(record -> record.number("holdUntil") <= until.toEpochMilli())
        .toList();
  }

  Map<String, Recorded> commands() {
    return commands;
  }
}
