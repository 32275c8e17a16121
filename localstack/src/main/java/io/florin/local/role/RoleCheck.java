package io.florin.local.role;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Checks the calls of one function against its role, and remembers each decision. */
public final class RoleCheck {
  // A function touches a handful of tables and secrets; past this something makes names up.
  private static final int MAX_REMEMBERED = 1_000;

  private final String function;
  private final Role role;
  private final Consumer<String> notices;
  private final Map<Need, Boolean> decisions = new ConcurrentHashMap<>();

  /**
   * Checks for the function of this name.
   *
   * @param notices is told once of each refusal, so that a developer sees which permission lacks
   */
  public RoleCheck(String function, Role role, Consumer<String> notices) {
    this.function = function;
    this.role = role;
    this.notices = notices;
  }

  /** The refusal of a call, naming function, action and resource; empty when it is allowed. */
  public Optional<String> refusal(Need need) {
    Boolean known = decisions.get(need);
    boolean allowed = known == null ? role.allows(need) : known;
    if (known == null && decisions.size() < MAX_REMEMBERED) {
      decisions.put(need, allowed);
    }
    if (allowed) {
      return Optional.empty();
    }
    String message =
        "%s is not authorized to perform %s on %s"
            .formatted(function, need.action(), need.resource());
    if (known == null) {
      notices.accept(message + ": add it to the role of the function in infra-cdk.");
    }
    return Optional.of(message);
  }

  String function() {
    return function;
  }
}
