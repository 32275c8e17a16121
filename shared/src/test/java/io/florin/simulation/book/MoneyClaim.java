package io.florin.simulation.book;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Money is to move. A side that is a system wallet is named by what its id begins with, since its
 * part depends on the transfer's id.
 *
 * @param kind the kind of the transfer
 * @param caller who asks
 * @param admin whether that is an administrator
 * @param amount in minor units
 * @param reference the caller's own name for it; empty when it has none
 */
public record MoneyClaim(
    String kind,
    String caller,
    boolean admin,
    String from,
    String to,
    long amount,
    String currency,
    String reference)
    implements Claim {
  private static final String SYSTEM = "wal_system_";
  private static final long MAX_AMOUNT = 1_000_000_000_000L;

  private boolean isBankTransfer() {
    return kind.equals("DEPOSIT") || kind.equals("WITHDRAWAL");
  }

  @Override
  public Set<String> wallets() {
    Set<String> wallets = new HashSet<>(List.of(from));
    wallets.add(to);
    wallets.removeIf(wallet -> wallet.startsWith(SYSTEM));
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
    return wallet.startsWith(SYSTEM) && !wallet.endsWith("_");
  }

  private boolean isOwn(Book book, String wallet) {
    return book.account(wallet).owner.equals(caller);
  }

  @Override
  public Set<String> reasonsAgainst(Book book, Function<Account, Account.Line> state) {
    Set<String> reasons = new HashSet<>();
    if (from.equals(to)) {
      reasons.add("SAME_WALLET");
    }
    for (String wallet : wallets()) {
      Account account = book.account(wallet);
      Account.Line line = state.apply(account);
      boolean pays = wallet.equals(from);
      if (line.status().equals("FROZEN") && pays) {
        reasons.add("WALLET_FROZEN");
      }
      if (line.status().startsWith("CLOS")) {
        reasons.add("WALLET_CLOSED");
      }
      if (!account.currency.equals(currency)) {
        reasons.add("CURRENCY_MISMATCH");
      }
      if (amount > MAX_AMOUNT) {
        reasons.add("AMOUNT_OUT_OF_RANGE");
      }
      if (pays && line.posted() - line.held() < amount) {
        reasons.add("INSUFFICIENT_FUNDS");
      }
    }
    return reasons;
  }

  @Override
  public boolean isRecordedBy(Map<String, AttributeValue> item) {
    Fields record = new Fields(item);
    return record.text("kind").equals(kind)
        && isSide(record.text("from"), from)
        && isSide(record.text("to"), to)
        && record.number("amount") == amount
        && record.text("currency").equals(currency)
        && record.text("reference").equals(reference);
  }

  private static boolean isSide(String actual, String wanted) {
    return wanted.startsWith(SYSTEM) ? actual.startsWith(wanted) : actual.equals(wanted);
  }

  @Override
  public List<Effect> effects(Map<String, AttributeValue> item) {
    Fields record = new Fields(item);
    if (isBankTransfer()) {
      return List.of(
          kind.equals("DEPOSIT")
              ? new Effect(to, "ACCEPTED", 0, 0, amount)
              : new Effect(from, "ACCEPTED", 0, amount, 0));
    }
    return List.of(
        new Effect(record.text("from"), kind, -amount, 0, 0),
        new Effect(record.text("to"), kind, amount, 0, 0));
  }
}
