package io.florin.local;

import io.florin.catalogue.DefaultCatalogue;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.retry.Deadline;
import java.time.Duration;

/** What a stack on one machine starts with: an admin, and the default catalogue. */
public final class SeedData implements LocalAdmin {
  private static final String CHANGES_CATALOGUE = "florin-local-createWalletType";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalAdmin admin;

  /** Seed data with that admin. */
  public SeedData(LocalAdmin admin) {
    this.admin = admin;
  }

  @Override
  public SignIn open(Platforms stack) {
    // What is there already, kept from an earlier start, stays as it is.
    Platform platform = stack.platformOf(CHANGES_CATALOGUE);
    DefaultCatalogue.load(
        new Wiring(platform).catalogueStore(), Deadline.in(PATIENCE, platform.clock()));
    return admin.open(stack);
  }
}
