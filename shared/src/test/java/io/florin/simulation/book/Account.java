package io.florin.simulation.book;

import java.util.ArrayList;
import java.util.List;

/** A wallet, as the naive book keeps it. */
public final class Account {

  /**
   * What a wallet was after an entry.
   *
   * @param transfer the transfer that the entry names; empty when it names none
   */
  public record Line(
      String kind,
      String transfer,
      long amount,
      long posted,
      long held,
      String status,
      String hash) {}

  final String id;
  final String owner;
  final String currency;
  final List<Line> lines = new ArrayList<>();
  long posted;
  long held;
  long incoming;
  long credited;
  long debited;
  long credits;
  long debits;
  long at;
  boolean isInFlight;
  String hash = "0".repeat(64);

  Account(String id, String owner, String currency) {
    this.id = id;
    this.owner = owner;
    this.currency = currency;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** The currency of all its money. */
  public String currency() {
    return currency;
  }

  /** How many entries it has. */
  public int version() {
    return lines.size();
  }

  /** What it was after an entry. */
  public Line line(long version) {
    return lines.get((int) version - 1);
  }

  /** What it is after its newest entry. */
  Line newest() {
    return lines.getLast();
  }

  /** What readers may still see: what it was before, while a transaction is at work on it. */
  Line oldestSeen() {
    return isInFlight && lines.size() > 1 ? lines.get(lines.size() - 2) : lines.getLast();
  }

  boolean isSystem() {
    return id.startsWith("wal_system_");
  }
}
