package io.florin.simulation.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A wallet, as the naive book keeps it. */
public final class Account {

  /**
   * What a wallet was after an entry.
   *
   * @param transfer the transfer that the entry names; empty when it names none
   * @param at in milliseconds since 1970
   * @param out what has left on the entry's day
   */
  public record Line(
      String kind,
      String transfer,
      List<String> folded,
      long amount,
      long posted,
      long held,
      long incoming,
      String status,
      long at,
      long out,
      long credited,
      long debited,
      long credits,
      long debits,
      String hash) {

    LocalDate day() {
      return dayOf(at);
    }

    /** What it would be after paying so much more at an instant. */
    Line paying(long more, long now) {
      long before = dayOf(now).equals(day()) ? out : 0;
      return new Line(
          kind,
          transfer,
          folded,
          -more,
          posted - more,
          held,
          incoming,
          status,
          Math.max(at, now),
          before + more,
          credited,
          debited,
          credits,
          debits,
          hash);
    }
  }

  final String id;
  final String owner;
  final String currency;
  final String type;
  final boolean batched;
  final List<Line> lines = new ArrayList<>();
  final Map<String, Long> unposted = new TreeMap<>();
  final List<Integer> shown = new ArrayList<>();
  long legChanges;
  long legsInFlight;
  long legsComing;
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

  Account(Fields terms) {
    id = terms.text("walletId");
    owner = terms.text("owner");
    currency = terms.text("currency");
    type = terms.text("type");
    batched = terms.text("settlement").equals("BATCHED");
  }

  static LocalDate dayOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** How many entries it has. */
  public int version() {
    return lines.size();
  }

  /** What it was after an entry. */
  public Line line(long version) {
    return lines.get((int) version - 1);
  }

  /** What it was after each entry. */
  public List<Line> lines() {
    return lines;
  }

  /** Its versions in the order in which readers and the stream have them. */
  public List<Integer> shown() {
    return shown;
  }

  /** What it is after its newest entry. */
  Line newest() {
    return lines.getLast();
  }

  /** What readers may still see: what it was before, while a transaction is at work on it. */
  Line oldestSeen() {
    return isInFlight && lines.size() > 1 ? lines.get(lines.size() - 2) : lines.getLast();
  }

  /** The sum of what waits to be posted to it. */
  public long unposted() {
    return unposted.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * How often it was committed that legs come or go, for those who want to know whether that
   * happened meanwhile.
   */
  public long legChanges() {
    return legChanges;
  }

  /** Whether no transaction is at work on its legs. */
  public boolean legsAreCalm() {
    return legsInFlight == 0;
  }

  /** Whether a transaction is at work on a leg that it puts. */
  public boolean legsAreComing() {
    return legsComing != 0;
  }

  boolean isSystem() {
    return id.startsWith("wal_system_");
  }
}
