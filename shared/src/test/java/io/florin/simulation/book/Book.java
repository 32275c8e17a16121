package io.florin.simulation.book;

import io.florin.simulation.store.Change;
import io.florin.simulation.store.CommitListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ledger kept once more, as plainly as can be: it hears of every commit and of every request
 * and answer, and says when one can't be right. It shares no code with the ledger, and reads items
 * by its own eyes.
 */
public final class Book implements CommitListener {
  private static final Set<String> NEVER_CHANGED =
      Set.of("ENTRY", "WALLET", "ACCOUNT", "REFERENCE");
  // How far a function's clock may be from the true time, in seconds.
  private static final long CLOCKS_APART = 10;

  private final Findings findings;
  private final Verdicts bank;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Recorded> commands = new LinkedHashMap<>();
  private final Map<String, Request> requests = new HashMap<>();
  private final Map<String, Set<Request>> openRequests = new HashMap<>();
  private final Map<String, List<Request>> openByCommand = new HashMap<>();
  private final Map<String, Integer> answered = new HashMap<>();
  private final Set<String> references = new HashSet<>();
  private final Set<String> pending = new LinkedHashSet<>();

  /** An empty book. */
  public Book(Findings findings, Verdicts bank) {
    this.findings = findings;
    this.bank = bank;
  }

  // What callers do.

  /** Somebody sends a request. */
  public Request asks(String command, String trace, Claim claim) {
    Map<String, Integer> answeredBefore = new HashMap<>();
    for (String wallet : claim.wallets()) {
      answeredBefore.put(wallet, answered.getOrDefault(wallet, 0));
    }
    Request request = new Request(command, trace, claim, claim.mayBeAsked(this), answeredBefore);
    requests.put(trace, request);
    if (request.mayBeAsked && !commands.containsKey(command)) {
      request.reasons.addAll(claim.reasonsAgainst(this, Account::newest));
      request.reasons.addAll(claim.reasonsAgainst(this, Account::oldestSeen));
      openByCommand.computeIfAbsent(command, unknown -> new ArrayList<>()).add(request);
      for (String wallet : claim.wallets()) {
        openRequests.computeIfAbsent(wallet, unknown -> new LinkedHashSet<>()).add(request);
      }
    }
    return request;
  }

  /** Somebody was answered. */
  public void answers(Request request, Answer answer) {
    switch (answer) {
      case Answer.OnRecord onRecord -> isOnRecord(request, onRecord);
      case Answer.Nothing nothing -> isNothing(request, nothing.why());
      case Answer.Unknown unknown -> {}
    }
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
      case "amount" -> Long.toString(recorded.first.number(name));
      default -> recorded.first.text(name);
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
    List<Effect> due = new ArrayList<>();
    Map<String, Integer> versions = new TreeMap<>();
    Map<String, Long> sums = new HashMap<>();
    // Commands first: they are judged by what was before them.
    for (Change change : changes) {
      String kind = change.sort().split("#", 2)[0];
      findings.require(
          change.before() == null || !NEVER_CHANGED.contains(kind),
          kind.equals("ENTRY") ? Check.NUMBERING : Check.TABLE,
          () -> change.partition() + " " + change.sort() + " was changed");
      if (kind.equals("COMMAND")) {
        due.addAll(command(change));
      }
    }
    for (Change change : changes) {
      Fields item = after(change);
      if (change.sort().equals("WALLET") && change.partition().startsWith("WALLET#")) {
        open(item);
        opened.add(item.text("walletId"));
      } else if (change.partition().startsWith("REFERENCE#")) {
        references.add(change.partition().substring("REFERENCE#".length()));
      }
    }
    for (Change change : changes) {
      if (change.sort().startsWith("ENTRY#")) {
        Account account = account(change.partition().substring("WALLET#".length()));
        Effect effect = entry(account, number(change), after(change));
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
    }
    findings.require(opened.isEmpty(), Check.NUMBERING, () -> opened + " have no first entry");
    sums.forEach(
        (currency, sum) ->
            findings.require(
                sum == 0, Check.CONSERVATION, () -> currency + " sums to " + sum + ": " + done));
    isAsExpected(changes, done, due);
    ordered(changes, versions);
    judgeAgain(versions.keySet());
  }

  @Override
  public void shown(Change change) {
    if (change.sort().startsWith("ENTRY#")) {
      account(change.partition().substring("WALLET#".length())).isInFlight = false;
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
    accounts.put(id, new Account(id, terms.text("owner"), terms.text("currency")));
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
    if (amount > 0) {
      account.credited = Math.addExact(account.credited, amount);
      account.credits++;
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
            && (account.isSystem() || account.posted - account.held >= 0),
        Check.FLOOR,
        () -> where + ": posted " + account.posted + ", held " + account.held);
    findings.require(
        entry.number("at") >= account.at,
        Check.TIME,
        () -> where + " at " + entry.number("at") + " after " + account.at);
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
            amount,
            account.posted,
            account.held,
            entry.text("status"),
            hash));
    account.isInFlight = true;
    return new Effect(account.id, entry.text("kind"), amount, entry.number("reserved"), incoming);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private List<Effect> command(Change change) {
    String id = change.partition().substring("COMMAND#".length());
    Fields after = after(change);
    Recorded before = commands.get(id);
    boolean isNew = change.before() == null || hasExpired(new Fields(change.before()), after);
    if (!isNew && before != null) {
      return amended(id, before, after);
    }
    Request request =
        findings.present(
            requests.get(after.text("trace")),
            Check.AS_ASKED,
            () -> "nobody has asked for " + after.item());
    findings.require(
        request.command.equals(id), Check.AS_ASKED, () -> request + " is recorded under " + id);
    findings.require(
        request.claim.isRecordedBy(after.item()),
        Check.AS_ASKED,
        () -> request + " is recorded as " + after.item());
    findings.require(
        request.mayBeAsked, Check.AS_ASKED, () -> "nobody may ask for this: " + request);
    findings.require(
        !request.nothingWasDone,
        Check.ONE_ANSWER,
        () -> "the caller was told that nothing was done: " + request);
    Recorded recorded = new Recorded(request, after);
    commands.put(id, recorded);
    if (recorded.isRefused()) {
      findings.require(
          request.reasons.contains(after.text("refusal")),
          Check.JUSTIFIED,
          () -> after.text("refusal") + " but only for " + request.reasons + ": " + request);
      return List.of();
    }
    Set<String> against = request.claim.reasonsAgainst(this, Account::newest);
    findings.require(
        against.isEmpty(), Check.AS_ASKED, () -> "done in spite of " + against + ": " + request);
    if (recorded.isPending()) {
      pending.add(id);
    }
    return request.claim.effects(after.item());
  }

  private static boolean hasExpired(Fields before, Fields after) {
    return before.has("expiresAt")
        && before.number("expiresAt") < after.number("expiresAt") - 24 * 60 * 60 + CLOCKS_APART;
  }

  /** A deposit or withdrawal moves on. */
  private List<Effect> amended(String id, Recorded recorded, Fields after) {
    Fields before = recorded.now;
    findings.require(
        after.number("version") == before.number("version") + 1,
        Check.HAPPENS_ONCE,
        () -> id + " is put again: " + after.item());
    for (String name :
        List.of("kind", "from", "to", "currency", "request", "trace", "reference", "bankAccount")) {
      findings.require(
          after.text(name).equals(before.text(name)),
          Check.AS_ASKED,
          () -> id + " has changed its " + name);
    }
    findings.require(
        after.number("amount") == before.number("amount") && recorded.isPending(),
        Check.AS_ASKED,
        () -> id + " has changed although it was ended, or in its amount");
    recorded.become(after);
    long amount = after.number("amount");
    boolean deposit = after.text("kind").equals("DEPOSIT");
    String wallet = after.text(deposit ? "to" : "from");
    String outside = after.text(deposit ? "from" : "to");
    return switch (Recorded.status(after)) {
      case "COMPLETED" -> {
        ends(id, Verdicts.Verdict.DONE);
        yield deposit
            ? List.of(
                new Effect(wallet, "DEPOSIT", amount, 0, -amount),
                new Effect(outside, "DEPOSIT", -amount, 0, 0))
            : List.of(
                new Effect(wallet, "WITHDRAWAL", -amount, -amount, 0),
                new Effect(outside, "WITHDRAWAL", amount, 0, 0));
      }
      case "FAILED" -> {
        ends(id, Verdicts.Verdict.REJECTED);
        yield List.of(
            deposit
                ? new Effect(wallet, "FAILED", 0, 0, -amount)
                : new Effect(wallet, "FAILED", 0, -amount, 0));
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
      for (Request request : open) {
        for (String wallet : request.claim.wallets()) {
          openRequests.getOrDefault(wallet, Set.of()).remove(request);
        }
      }
    }
  }

  private void judgeAgain(Collection<String> wallets) {
    for (String wallet : wallets) {
      for (Request request : openRequests.getOrDefault(wallet, Set.of())) {
        request.reasons.addAll(request.claim.reasonsAgainst(this, Account::newest));
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

  /** How many transfers wait for the bank. */
  public int pending() {
    return pending.size();
  }

  Map<String, Recorded> commands() {
    return commands;
  }
}
