package io.florin.simulation.book;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One sending of a claim, from when it was sent. */
public final class Request {
  final String command;
  final String trace;
  final Claim claim;
  final boolean mayBeAsked;
  final Set<String> reasons = new HashSet<>();
  final Map<String, Integer> answeredBefore;
  final Instant since;
  boolean nothingWasDone;

  Request(
      String command,
      String trace,
      Claim claim,
      boolean mayBeAsked,
      Map<String, Integer> answeredBefore,
      Instant since) {
    this.command = command;
    this.trace = trace;
    this.claim = claim;
    this.mayBeAsked = mayBeAsked;
    this.answeredBefore = answeredBefore;
    this.since = since;
  }

  @Override
  public String toString() {
    return trace + " " + claim;
  }
}
