package io.florin.simulation.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What has happened: a digest of all of it, and the latest of it in words. */
public final class Journal {
  private static final int LATEST = 80;
  private static final long PRIME = 0x100000001b3L;

  private final Schedule schedule;
  private final Deque<Line> latest = new ArrayDeque<>();
  private final Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
  private long digest = 0xcbf29ce484222325L;
  private long lines;

  /** A journal in a schedule's time. */
  public Journal(Schedule schedule) {
    this.schedule = schedule;
  }

  private record Line(String at, String who, String what, String about) {}

  /** Writes down what the running thread does, or what happens to it. */
  public void note(String what, String about) {
    Line line = new Line(schedule.now().toString(), schedule.who(), what, about);
    add(line.at);
    add(line.who);
    add(what);
    add(about);
    lines++;
    latest.addLast(line);
    if (latest.size() > LATEST) {
      latest.removeFirst();
    }
  }

  private void add(String text) {
    digest = (digest ^ text.hashCode()) * PRIME;
  }

  /** Writes down that something went wrong. */
  public void note(Trouble trouble, String about) {
    troubles.merge(trouble, 1, Integer::sum);
    note(trouble.name(), about);
  }

  /** How often what went wrong. */
  public Map<Trouble, Integer> troubles() {
    return troubles;
  }

  /** The same for the same run, and as good as surely for no other. */
  public String digest() {
    return "%016x-%d".formatted(digest, lines);
  }

  /** The latest lines, the newest last. */
  public String latest() {
    return latest.stream()
        .map(line -> line.at + " " + line.who + " " + line.what + " " + line.about)
        .collect(Collectors.joining("\n"));
  }
}
