package io.florin.simulation.world;

import io.florin.simulation.book.Findings;
import io.florin.simulation.time.Chance;
import io.florin.simulation.time.Journal;
import io.florin.simulation.time.Schedule;

/** What everything in a simulation shares. */
public final class Scene {
  private final Schedule schedule;
  private final Chance chance;
  private final Journal journal;
  private final Findings findings;
  private Weather weather = Weather.FAIR;

  /** A scene in fair weather. */
  public Scene(Schedule schedule, Chance chance) {
    this.schedule = schedule;
    this.chance = chance;
    this.journal = new Journal(schedule);
    this.findings = new Findings();
  }

  /** Its time. */
  public Schedule schedule() {
    return schedule;
  }

  /** What happens by chance. */
  public Chance chance() {
    return chance;
  }

  /** What has happened. */
  public Journal journal() {
    return journal;
  }

  /** What was found wrong. */
  public Findings findings() {
    return findings;
  }

  /** The weather now. */
  public Weather weather() {
    return weather;
  }

  /** The weather changes. */
  void become(Weather next) {
    weather = next;
  }
}
