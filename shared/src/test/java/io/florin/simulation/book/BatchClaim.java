package io.florin.simulation.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many wallets are to be paid out of one.
 *
 * @param atomic whether all is to be done or nothing
 */
public record BatchClaim(
    String caller, boolean admin, String from, List<Item> items, boolean atomic) implements Claim {
  private static final int MAX_WRITES = 100;
  private static final int COMMAND_DIGITS = 40;

  /**
   * One payment.
   *
   * @param amount in minor units
   */
  public record Item(String to, long amount, String currency) {}

  /** Copies the items. */
  public BatchClaim {
    items = List.copyOf(items);
  }

  /** The command of an item: by the hash of what it is, each text preceded by its length. */
  static String command(String batch, int place) {
    StringBuilder text = new StringBuilder();
    for (String part : List.of("batch", batch, Integer.toString(place))) {
      text.append(part.length()).append(':').append(part);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, COMMAND_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** What an item asks for. */
  MoneyClaim item(int place) {
    Item item = items.get(place);
    return new MoneyClaim(
        "TRANSFER", caller, admin, from, item.to, item.amount, item.currency, "", "TRANSFER");
  }

  @Override
  public Set<String> wallets(Book book) {
    Set<String> wallets = new HashSet<>(List.of(from));
    if (atomic) {
      items.forEach(item -> wallets.add(item.to));
    }
    wallets.removeIf(wallet -> !book.has(wallet) || Move.isSystem(wallet));
    return wallets;
  }

  @Override
  public boolean mayBeAsked(Book book) {
    return !Move.isSystem(from)
        && book.has(from)
        && (admin || book.account(from).owner.equals(caller));
  }

  /** Each reason with the place of its item: {@code WALLET_CLOSED@3}. */
  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    if (!atomic) {
      return Set.of();
    }
    Set<String> reasons = new HashSet<>();
    if (isTooLarge(moment)) {
      reasons.add("BATCH_TOO_LARGE");
    }
    if (moment.isStrict()) {
      return reasons; // What was done is judged item by item.
    }
    Map<String, Account.Line> paid = new HashMap<>();
    for (int place = 0; place < items.size(); place++) {
      int at = place;
      MoneyClaim item = item(place);
      Moment then =
          moment.with(
              account -> {
                Account.Line line = paid.get(account.id);
                return line == null ? moment.state().apply(account) : line;
              });
      item.reasonsAgainst(then).forEach(reason -> reasons.add(reason + "@" + at));
      Account payer = moment.book().account(from);
      paid.put(from, then.state().apply(payer).paying(item.mostLeaving(then), moment.earliest()));
    }
    return reasons;
  }

  private boolean isTooLarge(Moment moment) {
    int writes = 1;
    for (int place = 0; place < items.size(); place++) {
      MoneyClaim item = item(place);
      boolean counts =
          moment.isStrict() ? !item.mayBeFree(moment, true) : item.mayBeFree(moment, false);
      writes += counts ? 4 : 3;
    }
    return writes > MAX_WRITES;
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    Fields record = moment.record();
    List<Item> recorded = new ArrayList<>();
    record
        .list("items")
        .forEach(
            item ->
                recorded.add(
                    new Item(item.text("to"), item.number("amount"), item.text("currency"))));
    return record.text("batch").equals(atomic ? "ATOMIC" : "ITEM_BY_ITEM")
        && record.text("from").equals(from)
        && recorded.equals(items)
        && record.has("completedAt") == (atomic && !record.has("refusal"));
  }

  @Override
  public List<Effect> effects(Moment moment) {
    return List.of();
  }
}
