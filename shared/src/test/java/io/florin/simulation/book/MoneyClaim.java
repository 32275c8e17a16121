package io.florin.simulation.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Money is to move. A side that is a system wallet is named by what its id begins with, since its
 * part depends on the transfer's id.
 *
 * @param kind the kind of the transfer
 * @param caller who asks
 * @param admin whether that is an administrator
 * @param amount in minor units
 * @param reference the caller's own name for it; empty when it has none
 * @param type the transaction type; empty when it has none
 */
public record MoneyClaim(
    String kind,
    String caller,
    boolean admin,
    String from,
    String to,
    long amount,
    String currency,
    String reference,
    String type)
    implements Claim {

  private boolean isBankTransfer() {
    return kind.equals("DEPOSIT") || kind.equals("WITHDRAWAL");
  }

  @Override
  public Set<String> wallets(Book book) {
    return wallets();
  }

  private Set<String> wallets() {
    Set<String> wallets = new HashSet<>(List.of(from));
    wallets.add(to);
    wallets.removeIf(Move::isSystem);
    return wallets;
  }

  @Override
  public boolean mayBeAsked(Book book) {
    boolean namesSystemWallet = isSystemWallet(from) || isSystemWallet(to);
    if (namesSystemWallet || !wallets().stream().allMatch(book::has)) {
      return false;
    }
    return switch (kind) {
      case "TRANSFER" -> admin || isOwn(book, from);
      case "DEPOSIT" -> isOwn(book, to);
      case "WITHDRAWAL" -> isOwn(book, from);
      case "CREDIT" -> admin && !isOwn(book, to);
      case "DEBIT" -> admin && !isOwn(book, from);
      default -> throw new IllegalStateException("Nobody asks for a " + kind + ".");
    };
  }

  /** Whether a whole id is named, which callers may not. */
  private static boolean isSystemWallet(String wallet) {
    return Move.isSystem(wallet) && !wallet.endsWith("_");
  }

  private boolean isOwn(Book book, String wallet) {
    return book.account(wallet).owner.equals(caller);
  }

  private Move move() {
    return new Move(kind, from, to, amount, currency, type);
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    // An item of a batch may name anything.
    return isSystemWallet(to) || !wallets().stream().allMatch(moment.book()::has)
        ? Set.of("NOT_FOUND")
        : move().reasonsAgainst(moment);
  }

  /** The most that may leave the paying wallet. */
  long mostLeaving(Moment moment) {
    return amount + move().fees(moment).stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Whether it may be without a fee, or may have one. */
  boolean mayBeFree(Moment moment, boolean free) {
    return move().possibleFees(moment).stream().anyMatch(fee -> (fee == 0) == free);
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    Fields record = moment.record();
    long fee = record.number("fee");
    return record.text("kind").equals(kind)
        && isSide(record.text("from"), from)
        && isSide(record.text("to"), to)
        && record.number("amount") == amount
        && record.text("currency").equals(currency)
        && record.text("reference").equals(reference)
        && record.text("type").equals(type)
        && (record.has("refusal") ? fee == 0 : move().possibleFees(moment).contains(fee))
        && (fee > 0
            ? record.text("feeTo").startsWith("wal_system_FEES_" + currency + "_")
            : !record.has("feeTo"));
  }

  private static boolean isSide(String actual, String wanted) {
    return Move.isSystem(wanted) ? actual.startsWith(wanted) : actual.equals(wanted);
  }

  @Override
  public List<Effect> effects(Moment moment) {
    Fields record = moment.record();
    if (isBankTransfer()) {
      return List.of(
          kind.equals("DEPOSIT")
              ? Effect.expecting(to, "ACCEPTED", amount)
              : new Effect(from, "ACCEPTED", 0, amount, 0, amount));
    }
    long fee = record.number("fee");
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.posting(record.text("from"), kind, -amount - fee));
    effects.add(moment.book().receiving(record.text("to"), kind, record.command(), amount));
    if (fee > 0) {
      effects.add(Effect.posting(record.text("feeTo"), "FEE", fee));
    }
    return effects;
  }
}
