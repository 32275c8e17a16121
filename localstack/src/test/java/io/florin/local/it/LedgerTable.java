package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.functions.Platform;
import io.florin.functions.Setting;
import io.florin.ledger.CanonicalForm;
import io.florin.local.Platforms;
import io.florin.money.Currency;
import io.florin.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Every item of the ledger, read behind the API at a moment when nothing is written. It knows the
 * layout of the table by itself: a test that read by the code under test would believe it.
 *
 * @param wallets the entries of each wallet by their version
 * @param terms what each wallet was opened with
 * @param walletTypes the types of wallets by their codes
 * @param transfers the records of commands that moved money, by the id of the transfer
 * @param holds the records of commands that set money aside, by their ids
 * @param legs what waits to be posted
 */
record LedgerTable(
    Map<String, TreeMap<Long, Map<String, AttributeValue>>> wallets,
    Map<String, Map<String, AttributeValue>> terms,
    Map<String, Map<String, AttributeValue>> walletTypes,
    Map<String, Map<String, AttributeValue>> transfers,
    Map<String, Map<String, AttributeValue>> holds,
    List<Leg> legs) {

  /** What waits to be posted to a wallet. */
  record Leg(String wallet, String transfer, long amount, String currency) {}

  /** Reads the whole table of a stack. */
  static LedgerTable scan(Platforms stack) {
    Platform platform = stack.platformOf("florin-local-createTransfer");
    String table = platform.setting(Setting.LEDGER_TABLE);
    LedgerTable ledger =
        new LedgerTable(
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>(),
            new ArrayList<>());
    platform
        .dynamoDb()
        .scanPaginator(ScanRequest.builder().tableName(table).consistentRead(true).build())
        .items()
        .forEach(ledger::take);
    return ledger;
  }

  private void take(Map<String, AttributeValue> item) {
    String partition = text(item, "pk");
    String sort = text(item, "sk");
    String id = partition.substring(partition.indexOf('#') + 1);
    if (partition.startsWith("WALLET#") && sort.equals("WALLET")) {
      terms.put(id, item);
    } else if (partition.equals("CATALOGUE") && sort.startsWith("WALLET_TYPE#")) {
      walletTypes.put(sort.substring("WALLET_TYPE#".length()), item);
    } else if (partition.startsWith("WALLET#")) {
      wallets
          .computeIfAbsent(id, unknown -> new TreeMap<>())
          .put(Long.valueOf(sort.substring("ENTRY#".length())), item);
    } else if (partition.startsWith("LEGS#")) {
      legs.add(
          new Leg(
              id.substring(0, id.indexOf('#')),
              "trf_" + sort.substring("LEG#".length()),
              number(item, "amount"),
              text(item, "currency")));
    } else if (partition.startsWith("COMMAND#") && item.containsKey("kind")) {
      transfers.put("trf_" + id, item);
    } else if (partition.startsWith("COMMAND#") && item.containsKey("hold")) {
      holds.put(id, item);
    }
  }

  /** Says that promises 1, 2 and 4 hold, and that each transfer has an entry on each side. */
  void assertPromises() {
    assertThat(wallets.keySet()).isNotEmpty().isEqualTo(terms.keySet());
    Map<String, Long> sums = new HashMap<>();
    Map<String, List<String>> moved = new HashMap<>();
    wallets.forEach(
        (id, entries) -> {
          assertStream(id, entries, moved);
          sums.merge(
              currency(id).code(), number(entries.lastEntry().getValue(), "posted"), Long::sum);
        });
    for (Leg leg : legs) {
      sums.merge(leg.currency, leg.amount, Long::sum);
      moved
          .computeIfAbsent(leg.transfer, unknown -> new ArrayList<>())
          .add(leg.wallet + " " + leg.amount);
    }
    assertThat(sums.values()).as("%s", sums).containsOnly(0L);
    Map<String, List<String>> told = new HashMap<>();
    transfers.forEach(
        (id, record) -> {
          if (isCompleted(record)) {
            told.put(id, legsOf(record));
          }
        });
    moved.values().forEach(legs -> legs.sort(null));
    assertThat(moved).isEqualTo(told);
    assertPending();
    assertCounted("REVERSAL", "reversed", commands());
    assertCounted("CAPTURE", "captured", holds);
  }

  /** The legs that a completed transfer has by its record: the sender pays the fee on top. */
  private static List<String> legsOf(Map<String, AttributeValue> record) {
    long amount = number(record, "amount");
    long fee = number(record, "fee");
    List<String> legs = new ArrayList<>();
    legs.add(text(record, "from") + " " + -(amount + fee));
    legs.add(text(record, "to") + " " + amount);
    if (fee != 0) {
      legs.add(text(record, "feeTo") + " " + fee);
    }
    legs.sort(null);
    return legs;
  }

  private Map<String, Map<String, AttributeValue>> commands() {
    Map<String, Map<String, AttributeValue>> commands = new HashMap<>();
    transfers.forEach((id, record) -> commands.put(id.substring("trf_".length()), record));
    return commands;
  }

  /** What a record counts is what the transfers of a kind that name it moved, and no more. */
  private void assertCounted(
      String kind, String counter, Map<String, Map<String, AttributeValue>> origins) {
    Map<String, Long> moved = new HashMap<>();
    transfers.values().stream()
        .filter(record -> text(record, "kind").equals(kind) && isCompleted(record))
        .forEach(
            record -> moved.merge(text(record, "origin"), number(record, "amount"), Long::sum));
    assertThat(origins.keySet()).containsAll(moved.keySet());
    origins.forEach(
        (id, record) ->
            assertThat(number(record, counter))
                .as("what is %s of %s", counter, id)
                .isEqualTo(moved.getOrDefault(id, 0L))
                .isLessThanOrEqualTo(number(record, "amount")));
  }

  /**
   * What is held is what pending withdrawals are to take and what is left of open holds, and what
   * comes in pending deposits.
   */
  private void assertPending() {
    Map<String, Long> leaving = new HashMap<>();
    Map<String, Long> coming = new HashMap<>();
    transfers.values().stream()
        .filter(record -> record.containsKey("dueShard"))
        .forEach(
            record -> {
              boolean deposit = text(record, "kind").equals("DEPOSIT");
              (deposit ? coming : leaving)
                  .merge(
                      text(record, deposit ? "to" : "from"), number(record, "amount"), Long::sum);
            });
    holds.forEach(
        (id, record) -> {
          boolean open = text(record, "hold").equals("OPEN");
          assertThat(record.containsKey("dueShard")).as("whether %s is due", id).isEqualTo(open);
          if (open) {
            long left = number(record, "amount") - number(record, "captured");
            leaving.merge(text(record, "from"), left, Long::sum);
          }
        });
    wallets.forEach(
        (id, entries) -> {
          Map<String, AttributeValue> newest = entries.lastEntry().getValue();
          assertThat(number(newest, "held"))
              .as("what %s holds", id)
              .isEqualTo(leaving.getOrDefault(id, 0L));
          assertThat(number(newest, "incoming"))
              .as("what comes to %s", id)
              .isEqualTo(coming.getOrDefault(id, 0L));
        });
  }

  private static boolean isCompleted(Map<String, AttributeValue> record) {
    return !record.containsKey("refusal") && !record.containsKey("dueShard");
  }

  private void assertStream(
      String id,
      TreeMap<Long, Map<String, AttributeValue>> entries,
      Map<String, List<String>> moved) {
    long posted = 0;
    long held = 0;
    long incoming = 0;
    Map<String, Long> heldFor = new HashMap<>();
    long next = 1;
    long previousAt = 0;
    String previous = "0".repeat(64);
    for (Map.Entry<Long, Map<String, AttributeValue>> numbered : entries.entrySet()) {
      Map<String, AttributeValue> entry = numbered.getValue();
      long amount = number(entry, "amount");
      posted += amount;
      held += number(entry, "reserved");
      incoming += expected(entry);
      assertThat(heldFor.merge(reasonToHold(entry), number(entry, "reserved"), Long::sum))
          .as("what %s holds for one transfer or hold, entry %s", id, next)
          .isNotNegative();
      assertThat(numbered.getKey()).as("the numbering of %s", id).isEqualTo(next);
      assertThat(number(entry, "posted")).as("%s, entry %s", id, next).isEqualTo(posted);
      assertThat(number(entry, "held")).as("%s, entry %s", id, next).isEqualTo(held);
      assertThat(number(entry, "incoming")).as("%s, entry %s", id, next).isEqualTo(incoming);
      assertThat(hex(entry, "previous")).as("%s, entry %s", id, next).isEqualTo(previous);
      assertThat(hex(entry, "hash")).as("%s, entry %s", id, next).isEqualTo(hash(id, next, entry));
      assertThat(number(entry, "at")).isGreaterThanOrEqualTo(previousAt);
      if (!id.startsWith("wal_system_")) {
        assertThat(posted - number(entry, "held"))
            .as("the floor of %s", id)
            .isGreaterThanOrEqualTo(-overdraft(id));
      }
      if (text(entry, "kind").equals("BATCH")) {
        // What a wallet could not take is in suspense, and the entry there names that wallet.
        String meantFor = entry.containsKey("other") ? text(entry, "other") : id;
        long sum = 0;
        for (String[] folded : folded(entry)) {
          moved
              .computeIfAbsent("trf_" + folded[0], unknown -> new ArrayList<>())
              .add(meantFor + " " + folded[1]);
          sum += Long.parseLong(folded[1]);
        }
        assertThat(sum).as("what %s, entry %s, posts together", id, next).isEqualTo(amount);
      } else if (amount != 0) {
        moved
            .computeIfAbsent("trf_" + text(entry, "transfer"), unknown -> new ArrayList<>())
            .add(id + " " + amount);
      }
      previous = hex(entry, "hash");
      previousAt = number(entry, "at");
      next++;
    }
  }

  /** The command for which an entry sets money aside, or no longer does. */
  private String reasonToHold(Map<String, AttributeValue> entry) {
    if (entry.containsKey("hold")) {
      return text(entry, "hold");
    }
    Map<String, AttributeValue> record = transfers.get("trf_" + text(entry, "transfer"));
    return record != null && text(record, "kind").equals("CAPTURE")
        ? text(record, "origin")
        : text(entry, "transfer");
  }

  /** The transfers that an entry posts together, and what each brings. */
  private static List<String[]> folded(Map<String, AttributeValue> entry) {
    AttributeValue folded = entry.get("folded");
    return folded == null
        ? List.of()
        : folded.l().stream().map(text -> text.s().split(" ", -1)).toList();
  }

  /** By how much an entry changes what deposits the bank has yet to answer will bring. */
  private long expected(Map<String, AttributeValue> entry) {
    Map<String, AttributeValue> record = transfers.get("trf_" + text(entry, "transfer"));
    if (record == null
        || !isDeposit(record)
        || !text(record, "to").equals(text(entry, "pk").substring("WALLET#".length()))) {
      return 0;
    }
    long amount = number(record, "amount");
    return text(entry, "kind").equals("ACCEPTED") ? amount : -amount;
  }

  /** The ids of the transfers that moved money out of these wallets. */
  Set<String> completedFrom(Set<String> walletIds) {
    return transfers.entrySet().stream()
        .filter(transfer -> isCompleted(transfer.getValue()))
        .filter(transfer -> walletIds.contains(text(transfer.getValue(), "from")))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What a bank has to know of each transfer that it has decided on, by reference. */
  Map<String, String> settled() {
    Map<String, String> settled = new TreeMap<>();
    transfers.forEach(
        (id, record) -> {
          if (record.containsKey("settlement")) {
            String wallet = text(record, isDeposit(record) ? "to" : "from");
            settled.put(
                id,
                String.join(
                    " ",
                    isDeposit(record) ? "COLLECT" : "PAY_OUT",
                    text(record, "bankAccount"),
                    new Money(number(record, "amount"), currency(wallet)).decimal(),
                    text(record, "settlement"),
                    text(record, "trace")));
          }
        });
    return settled;
  }

  /** What transfers have brought to the wallets of the outside world, in minor units. */
  long outside(String currency, Set<String> transferIds) {
    return wallets.entrySet().stream()
        .filter(wallet -> wallet.getKey().startsWith("wal_system_OUTSIDE_" + currency + "_"))
        .flatMap(wallet -> wallet.getValue().values().stream())
        .filter(entry -> transferIds.contains("trf_" + text(entry, "transfer")))
        .mapToLong(entry -> number(entry, "amount"))
        .sum();
  }

  /** Says that these wallets hold no money and expect none, since nothing waits for the bank. */
  void assertNothingWaits(Collection<String> walletIds) {
    for (String id : walletIds) {
      Map<String, AttributeValue> newest =
          wallets.getOrDefault(id, new TreeMap<>()).lastEntry().getValue();
      assertThat(List.of(number(newest, "held"), number(newest, "incoming")))
          .as("held and incoming of %s", id)
          .containsOnly(0L);
    }
    assertThat(transfers.values())
        .filteredOn(
            record ->
                walletIds.contains(text(record, "from")) || walletIds.contains(text(record, "to")))
        .noneMatch(record -> record.containsKey("dueShard") || record.containsKey("dueAt"));
  }

  private static boolean isDeposit(Map<String, AttributeValue> record) {
    return text(record, "kind").equals("DEPOSIT");
  }

  private Currency currency(String walletId) {
    Map<String, AttributeValue> wallet = terms.get(walletId);
    if (wallet == null) {
      throw new AssertionError(walletId + " has entries and no wallet.");
    }
    return Currency.of(text(wallet, "currency")).orElseThrow();
  }

  /** How far below zero the type of a wallet lets it go. */
  private long overdraft(String walletId) {
    String type = text(terms.getOrDefault(walletId, Map.of()), "type");
    AttributeValue limits = walletTypes.getOrDefault(type, Map.of()).get("limits");
    AttributeValue ofCurrency = limits == null ? null : limits.m().get(currency(walletId).code());
    return ofCurrency == null ? 0 : number(ofCurrency.m(), "overdraft");
  }

  /** The hash of an entry's canonical form, version 1. */
  private String hash(String id, long version, Map<String, AttributeValue> entry) {
    Currency currency = currency(id);
    long posted = number(entry, "posted");
    long held = number(entry, "held");
    List<String> lines =
        new ArrayList<>(
            List.of(
                "florin-entry-1",
                id,
                Long.toString(version),
                text(entry, "kind"),
                currency.code(),
                new Money(number(entry, "amount"), currency).decimal(),
                new Money(number(entry, "reserved"), currency).decimal(),
                new Money(posted, currency).decimal(),
                new Money(held, currency).decimal(),
                new Money(posted - held, currency).decimal(),
                entry.containsKey("transfer") ? "trf_" + text(entry, "transfer") : "",
                text(entry, "other"),
                text(entry, "type"),
                text(entry, "channel"),
                text(entry, "note")));
    for (String[] folded : folded(entry)) {
      lines.add(
          "trf_" + folded[0] + " " + new Money(Long.parseLong(folded[1]), currency).decimal());
    }
    lines.add(CanonicalForm.instant(Instant.ofEpochMilli(number(entry, "at"))));
    lines.add(hex(entry, "previous"));
    return Statements.sha256(String.join("\n", lines));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  private static String hex(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : HexFormat.of().formatHex(value.b().asByteArray());
  }
}
