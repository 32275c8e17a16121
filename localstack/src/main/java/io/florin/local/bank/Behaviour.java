package io.florin.local.bank;

import java.util.Random;

/** What chance makes of the settings, call by call. */
final class Behaviour {
  private final BankSettings settings;
  private final Random random;

  Behaviour(BankSettings settings) {
    this.settings = settings;
    this.random = settings.seed() == null ? new Random() : new Random(settings.seed());
  }

  BankSettings settings() {
    return settings;
  }

  boolean errs() {
    return happens(settings.errorRate());
  }

  boolean hangs() {
    return happens(settings.hangRate());
  }

  boolean rejects() {
    return happens(settings.rejectionRate());
  }

  boolean losesAnswer() {
    return happens(settings.lostAnswerRate());
  }

  /** Which of two ways to fail it is this time. */
  boolean tossesHeads() {
    return random.nextBoolean();
  }

  private boolean happens(double rate) {
    return random.nextDouble() < rate;
  }
}
