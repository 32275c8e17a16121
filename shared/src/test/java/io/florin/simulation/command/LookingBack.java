package io.florin.simulation.command;

import io.florin.batch.ShownBatch;
import io.florin.identity.Caller;
import io.florin.ledger.BatchStatus;
import io.florin.ledger.Hold;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Period;
import io.florin.ledger.Turnover;
import io.florin.ledger.Wallet;
import io.florin.simulation.book.Account;
import io.florin.simulation.book.Book;
import io.florin.simulation.book.Check;
import io.florin.simulation.time.Chance;
import io.florin.simulation.world.Functions;
import io.florin.simulation.world.World;
import io.florin.transfer.ListingTransfers;
import io.florin.transfer.TransferFilter;
import io.florin.transfer.TransferPage;
import io.florin.wallet.Position;
import io.florin.wallet.Summary;
import io.florin.wallet.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads of what was, compared with the naive book. */
final class LookingBack {
  private static final int MAX_PAGES = 40;

  private final World world;
  private final People people;
  private final Chance chance;

  LookingBack(World world, People people) {
    this.world = world;
    this.people = people;
    chance = world.scene().chance();
  }

  List<Runnable> reads() {
    return List.of(
        this::version,
        this::instant,
        this::summary,
        this::verification,
        this::transfers,
        this::position,
        this::hold,
        this::batch);
  }

  /** Some wallet, with how much of it somebody was told. */
  private record Told(People.Known known, Account account, int versions) {
    /** The last line before an instant in milliseconds since 1970, if there is one. */
    Optional<Account.Line> before(long millis) {
      return account.lines().stream()
          .filter(line -> line.at() < millis)
          .reduce((first, second) -> second);
    }
  }

  private Optional<Told> told() {
    People.Known known = people.walletToRead();
    String id = known.id().value();
    int answered = book().answeredVersion(id);
    return answered == 0
        ? Optional.empty()
        : Optional.of(new Told(known, book().account(id), answered));
  }

  private void version() {
    told()
        .ifPresent(
            told -> {
              int version = 1 + chance.below(told.versions);
              Functions functions = world.functions();
              Wallet wallet =
                  present(
                      functions
                          .pastWallets()
                          .version(
                              told.known.owner(), told.known.id(), version, functions.deadline()),
                      () -> told.known + " has no version " + version);
              isAs(told.account.line(version), version, wallet);
            });
  }

  private void isAs(Account.Line line, long version, Wallet wallet) {
    require(
        wallet.version() == version && wallet.newest().hash().hex().equals(line.hash()),
        () -> wallet + " is read as version " + version);
  }

  /** An instant of which nothing can come any more: before the newest entry that was told. */
  private long past(Told told) {
    long first = told.account.line(1).at();
    long last = told.account.line(told.versions).at();
    return last - chance.below(last - first + 1);
  }

  private void instant() {
    told()
        .ifPresent(
            told -> {
              long millis = past(told) - 1;
              Functions functions = world.functions();
              Optional<Wallet> wallet =
                  functions
                      .pastWallets()
                      .at(
                          told.known.owner(),
                          told.known.id(),
                          Instant.ofEpochMilli(millis),
                          functions.deadline());
              Optional<Account.Line> line = told.before(millis + 1);
              require(
                  wallet
                      .map(read -> read.newest().hash().hex())
                      .equals(line.map(Account.Line::hash)),
                  () -> wallet + " is read at " + millis + " instead of " + line);
            });
  }

  private void summary() {
    told()
        .ifPresent(
            told -> {
              long some = past(told);
              long other = past(told);
              long from = Math.min(some, other);
              long to = Math.max(some, other);
              Functions functions = world.functions();
              Summary summary =
                  present(
                      functions
                          .summarizingWallet()
                          .summarize(
                              told.known.owner(),
                              told.known.id(),
                              new Period(
                                  Optional.of(Instant.ofEpochMilli(from)),
                                  Optional.of(Instant.ofEpochMilli(to))),
                              functions.deadline()),
                      () -> told.known + " has no summary");
              Optional<Account.Line> first = told.before(from);
              Optional<Account.Line> last = told.before(to);
              Turnover turnover = summary.turnover();
              require(
                  summary.opening().minorUnits() == first.map(Account.Line::posted).orElse(0L)
                      && summary.closing().minorUnits() == last.map(Account.Line::posted).orElse(0L)
                      && turnover.credited().minorUnits()
                          == last.map(Account.Line::credited).orElse(0L)
                              - first.map(Account.Line::credited).orElse(0L)
                      && turnover.debited().minorUnits()
                          == last.map(Account.Line::debited).orElse(0L)
                              - first.map(Account.Line::debited).orElse(0L)
                      && turnover.credits()
                          == last.map(Account.Line::credits).orElse(0L)
                              - first.map(Account.Line::credits).orElse(0L)
                      && turnover.debits()
                          == last.map(Account.Line::debits).orElse(0L)
                              - first.map(Account.Line::debits).orElse(0L),
                  () -> summary + " is not from " + first + " to " + last);
            });
  }

  private void verification() {
    told()
        .ifPresent(
            told -> {
              Optional<Long> from =
                  chance.of(0.5) ? Optional.of(1L + chance.below(told.versions)) : Optional.empty();
              Functions functions = world.functions();
              Verification verification =
                  present(
                      functions
                          .verifyingWallet()
                          .verify(
                              told.known.owner(),
                              told.known.id(),
                              from,
                              Optional.empty(),
                              functions.deadline()),
                      () -> told.known + " can't be verified");
              require(
                  verification.isSound()
                      && verification.verified().first() == from.orElse(1L)
                      && verification.verified().last() >= told.versions,
                  () -> told.known + " is not sound: " + verification);
            });
  }

  private void transfers() {
    told()
        .ifPresent(
            told -> {
              Functions functions = world.functions();
              List<String> listed = new ArrayList<>();
              Optional<ListingTransfers.Place> place = Optional.empty();
              Caller admin = people.admin();
              int limit = 1 + chance.below(LedgerStore.MAX_PAGE);
              for (int pages = 0; pages < MAX_PAGES; pages++) {
                TransferPage<ListingTransfers.Place> page =
                    present(
                        functions
                            .listingTransfers()
                            .ofWallet(
                                admin,
                                told.known.id(),
                                TransferFilter.ALL,
                                Order.ASCENDING,
                                place,
                                limit,
                                functions.deadline()),
                        () -> told.known + " has no transfers");
                page.transfers().forEach(one -> listed.add(one.id().command().value()));
                place = page.next();
                if (place.isEmpty()) {
                  List<String> all = transfers(told.account.lines());
                  List<String> atLeast = transfers(told.account.lines().subList(0, told.versions));
                  require(
                      listed.size() >= atLeast.size()
                          && listed.size() <= all.size()
                          && listed.equals(all.subList(0, listed.size())),
                      () -> told.known + " lists " + listed + " instead of " + all);
                  return;
                }
              }
            });
  }

  private static List<String> transfers(List<Account.Line> lines) {
    List<String> ids = new ArrayList<>();
    for (Account.Line line : lines) {
      switch (line.kind()) {
        case "BATCH" -> line.folded().forEach(text -> ids.add(text.split(" ", -1)[0]));
        // They were told of when they were accepted.
        case "DEPOSIT", "WITHDRAWAL" -> {}
        case "ACCEPTED" -> ids.add(line.transfer());
        default -> {
          if (line.amount() != 0) {
            ids.add(line.transfer());
          }
        }
      }
    }
    return ids;
  }

  private void position() {
    told()
        .ifPresent(
            told -> {
              Functions functions = world.functions();
              long changes = told.account.legChanges();
              boolean coming = told.account.legsAreComing();
              Wallet wallet =
                  present(
                      functions
                          .showingWallets()
                          .show(told.known.owner(), told.known.id(), functions.deadline()),
                      () -> told.known + " is not found");
              Position position =
                  functions.showingPositions().position(wallet, functions.deadline());
              isAs(
                  told.account.line(position.wallet().version()),
                  position.wallet().version(),
                  position.wallet());
              require(
                  coming
                      || told.account.legChanges() != changes
                      || position.unposted().minorUnits() == told.account.unposted(),
                  () -> position + " shows other legs than there are");
            });
  }

  private void hold() {
    people
        .hold()
        .ifPresent(
            held -> {
              String command = held.id().command().value();
              int versions = book().recordVersion(command);
              Functions functions = world.functions();
              Hold hold =
                  present(
                      functions
                          .showingHolds()
                          .show(people.admin(), held.id(), functions.deadline()),
                      () -> held + " is not found");
              require(
                  hold.version() >= versions - 1
                      && book()
                          .isHold(
                              command,
                              hold.version(),
                              hold.status().name(),
                              hold.captured().minorUnits()),
                  () -> hold + " is read after " + versions + " versions");
            });
  }

  private void batch() {
    people
        .batch()
        .ifPresent(
            told -> {
              Functions functions = world.functions();
              ShownBatch shown =
                  present(
                      functions.showingBatch().show(told.by(), told.id(), functions.deadline()),
                      () -> told + " is not found");
              List<String> after = book().itemStatuses(told.id().command().value());
              List<String> read = shown.items().stream().map(item -> item.status().name()).toList();
              // The items of one transaction may be seen one by one, but all before the batch ends.
              boolean ended = shown.batch().status() == BatchStatus.COMPLETED;
              for (int place = 0; place < after.size(); place++) {
                String status = read.get(place);
                require(
                    status.equals(after.get(place)) || (status.equals("PENDING") && !ended),
                    () -> told + " is shown as " + read + " instead of " + after);
              }
            });
  }

  private Book book() {
    return world.book();
  }

  private void require(boolean holds, Supplier<String> detail) {
    world.scene().findings().require(holds, Check.LOOKING_BACK, detail);
  }

  private <T> T present(Optional<T> read, Supplier<String> detail) {
    return world.scene().findings().present(read.orElse(null), Check.LOOKING_BACK, detail);
  }
}
