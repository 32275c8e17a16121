package io.florin.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the settlement of a deposit or a withdrawal stands. All moves there are, for both kinds:
 *
 * <pre>
 * ACCEPTED ──▶ SENT ──▶ COMPLETED                  the bank has done it
 *               │  ├──▶ FAILED                     the bank never will
 *               │  ├──▶ UNKNOWN ──▶ SENT …         no answer, or not done yet: ask, then send again
 *               │  └──▶ ATTENTION                  too many tries, too long, or not taken
 *               └─────▶ SENT                       whoever sent it died: ask
 * ATTENTION ──▶ ATTENTION, COMPLETED, FAILED       the bank is still asked, at long intervals
 * </pre>
 *
 * <p>From {@code SENT} on the bank may have done it, so it is asked about the reference before it
 * is sent again, and the money of a withdrawal stays held until the bank itself says that it never
 * will. A try is used up when the bank is there, and still has not done what it was sent: while it
 * does not answer at all, nobody's tries are.
 *
 * @param state the state
 * @param tries how often it was sent in vain to a bank that was there
 * @param acceptedAt when it was accepted
 * @param dueAt when to look at it again; empty when it is ended
 * @param history the latest steps that were not smooth, the oldest first
 * @param raised whether this very version has put it on the operators' list: they are told once
 */
public record Settlement(
    SettlementState state,
    int tries,
    Instant acceptedAt,
    Optional<Instant> dueAt,
    List<SettlementStep> history,
    boolean raised) {
  private static final int MAX_HISTORY = 12;

  /** Copies the history. */
  public Settlement {
    history = List.copyOf(history);
  }

  /** Accepted just now. */
  static Settlement accepted(Instant at, SettlementPolicy policy) {
    return new Settlement(
        SettlementState.ACCEPTED,
        0,
        at,
        Optional.of(at.plus(policy.firstLook())),
        List.of(),
        false);
  }

  /** Whether it is time to ask the bank. What was just accepted need not wait until it is due. */
  public boolean isReady(Instant now) {
    return state == SettlementState.ACCEPTED || dueAt.filter(due -> !due.isAfter(now)).isPresent();
  }

  /** Whether the bank may know of it already, so that it has to be asked before it is sent. */
  public boolean mayBeKnown() {
    return state != SettlementState.ACCEPTED;
  }

  /** Somebody is about to ask the bank. */
  public Settlement sending(Instant at, SettlementPolicy policy) {
    // What is on the operators' list stays there until it is ended.
    SettlementState next =
        state == SettlementState.ATTENTION ? SettlementState.ATTENTION : SettlementState.SENT;
    return move(next, tries, Optional.of(at.plus(policy.patience())), history);
  }

  /** The bank did not answer: nobody can tell whether it has done it. No try is used up. */
  public Settlement unanswered(Instant at, String why, SettlementPolicy policy) {
    return postponed(at, why, tries, at.plus(policy.outageWait()), policy);
  }

  /** The bank is there, and has not done what it was sent. */
  public Settlement inVain(Instant at, String why, SettlementPolicy policy) {
    int triesNow = tries + 1;
    return postponed(at, why, triesNow, at.plus(policy.waitAfter(triesNow)), policy);
  }

  /** The bank is there, and does not take what it is asked: waiting alone will not help. */
  public Settlement notTaken(Instant at, String why, SettlementPolicy policy) {
    return onOperatorsList(at, why, tries + 1, policy);
  }

  /** The bank has done it. */
  public Settlement completed() {
    return move(SettlementState.COMPLETED, tries, Optional.empty(), history);
  }

  /** The bank never will. */
  public Settlement failed(Instant at, String why) {
    return move(
        SettlementState.FAILED,
        tries,
        Optional.empty(),
        historyWith(SettlementState.FAILED, at, why));
  }

  private Settlement postponed(
      Instant at, String why, int triesNow, Instant dueIfInTime, SettlementPolicy policy) {
    if (state == SettlementState.ATTENTION
        || triesNow >= policy.maxTries()
        || policy.isTooLong(acceptedAt, at)) {
      return onOperatorsList(at, why, triesNow, policy);
    }
    return move(
        SettlementState.UNKNOWN,
        triesNow,
        Optional.of(dueIfInTime),
        historyWith(SettlementState.UNKNOWN, at, why));
  }

  private Settlement onOperatorsList(
      Instant at, String why, int triesNow, SettlementPolicy policy) {
    return move(
        SettlementState.ATTENTION,
        triesNow,
        Optional.of(at.plus(policy.attentionWait())),
        historyWith(SettlementState.ATTENTION, at, why));
  }

  private List<SettlementStep> historyWith(SettlementState next, Instant at, String why) {
    SettlementStep step = new SettlementStep(at.truncatedTo(ChronoUnit.MILLIS), next, why);
    List<SettlementStep> steps = new ArrayList<>(history);
    if (!steps.isEmpty() && steps.getLast().isLike(step)) {
      steps.removeLast();
    }
    steps.add(step);
    return steps.subList(Math.max(0, steps.size() - MAX_HISTORY), steps.size());
  }

  private Settlement move(
      SettlementState next, int triesNow, Optional<Instant> due, List<SettlementStep> steps) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException("What is " + state + " does not become " + next + ".");
    }
    return new Settlement(
        next,
        triesNow,
        acceptedAt,
        due.map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
        steps,
        next == SettlementState.ATTENTION && state != SettlementState.ATTENTION);
  }
}
