package io.florin.simulation.command;

import io.florin.ledger.Entry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Order;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.retry.UnavailableException;
import io.florin.simulation.book.Account;
import io.florin.simulation.book.Book;
import io.florin.simulation.book.Check;
import io.florin.simulation.time.Chance;
import io.florin.simulation.world.Functions;
import io.florin.simulation.world.World;
import io.florin.wallet.EntryFilter;
import io.florin.wallet.Statement;
import io.florin.wallet.WalletFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads of callers. What was answered before a read has to be in it. */
final class Reading {
  private static final int MAX_LINES = 30;

  private final World world;
  private final People people;
  private final List<Runnable> reads =
      new ArrayList<>(
          List.of(
              this::wallet,
              () -> statement(Order.ASCENDING),
              () -> statement(Order.DESCENDING),
              this::walletsOfOne,
              this::transfer,
              this::walletOfAnother));

  Reading(World world, People people) {
    this.world = world;
    this.people = people;
    reads.addAll(new LookingBack(world, people).reads());
  }

  /** Somebody reads something. */
  void readSomething() {
    if (people.haveNone()) {
      return;
    }
    Chance chance = people.chance();
    try {
      chance.oneOf(reads).run();
    } catch (UnavailableException e) {
      world.scene().journal().note("read", "fails");
    }
  }

  private void wallet() {
    People.Known known = people.walletToRead();
    int answered = book().answeredVersion(known.id().value());
    Functions functions = world.functions();
    Wallet wallet =
        present(
            functions.showingWallets().show(known.owner(), known.id(), functions.deadline()),
            () -> known + " is not found");
    require(
        wallet.version() >= answered,
        () -> known + " is read at " + wallet.version() + " after " + answered);
    isAsCommitted(wallet.newest());
  }

  private void statement(Order order) {
    People.Known known = people.walletToRead();
    int answered = book().answeredVersion(known.id().value());
    Functions functions = world.functions();
    List<Entry> entries =
        present(
                functions
                    .statement()
                    .page(
                        known.owner(),
                        known.id(),
                        EntryFilter.ALL,
                        order,
                        Optional.empty(),
                        MAX_LINES,
                        functions.deadline()),
                () -> known + " has no statement")
            .entries();
    entries.forEach(this::isAsCommitted);
    int step = order == Order.ASCENDING ? 1 : -1;
    for (int index = 1; index < entries.size(); index++) {
      long before = entries.get(index - 1).version();
      long version = entries.get(index).version();
      require(version == before + step, () -> known + " " + version + " follows " + before);
    }
    require(
        order == Order.ASCENDING
            ? entries.getFirst().version() == 1 && entries.size() >= Math.min(MAX_LINES, answered)
            : entries.getFirst().version() >= answered,
        () -> known + " lacks entries in its statement");
  }

  private void walletsOfOne() {
    People.Known known = people.wallet();
    List<WalletId> opened =
        people.wallets().stream()
            .filter(wallet -> wallet.owner().equals(known.owner()))
            .map(People.Known::id)
            .toList();
    Functions functions = world.functions();
    WalletFilter own =
        new WalletFilter(
            Optional.of(known.owner().id()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<WalletId> listed =
        functions
            .showingWallets()
            .list(
                known.owner(),
                own,
                Order.ASCENDING,
                Optional.empty(),
                LedgerStore.MAX_PAGE,
                functions.deadline())
            .wallets()
            .stream()
            .map(Wallet::id)
            .toList();
    require(
        listed.containsAll(opened), () -> opened + " were opened, and listed are only " + listed);
  }

  private void transfer() {
    Optional<People.Made> made = people.transfer();
    if (made.isEmpty()) {
      return;
    }
    TransferId id = made.get().id();
    int atLeast = book().recordVersion(id.command().value()) - 1;
    Functions functions = world.functions();
    Transfer transfer =
        present(
            functions.showingTransfer().show(made.get().by(), id, functions.deadline()),
            () -> id + " is not found: " + made.get());
    require(
        transfer.version() >= Math.max(atLeast, 1)
            && transfer
                .status()
                .name()
                .equals(book().transferStatus(id.command().value(), transfer.version())),
        () -> transfer + " is read, although " + atLeast + " versions were to be seen");
  }

  private void walletOfAnother() {
    People.Known known = people.wallet();
    var other = people.anyone();
    Functions functions = world.functions();
    Optional<Statement.Page> seen =
        functions
            .statement()
            .page(
                other,
                known.id(),
                EntryFilter.ALL,
                Order.DESCENDING,
                Optional.empty(),
                1,
                functions.deadline());
    require(
        seen.isPresent() == other.equals(known.owner()),
        () -> other + " sees " + known + ", or not");
  }

  private void isAsCommitted(Entry entry) {
    String id = entry.walletId().value();
    Account account = book().account(id);
    require(
        entry.version() <= account.version()
            && account.line(entry.version()).hash().equals(entry.hash().hex()),
        () -> id + " " + entry.version() + " is read otherwise than committed");
  }

  private Book book() {
    return world.book();
  }

  private void require(boolean holds, Supplier<String> detail) {
    world.scene().findings().require(holds, Check.VISIBLE, detail);
  }

  private <T> T present(Optional<T> read, Supplier<String> detail) {
    return world.scene().findings().present(read.orElse(null), Check.VISIBLE, detail);
  }
}
