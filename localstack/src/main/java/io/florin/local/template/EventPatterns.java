package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** Patterns of which events are wanted, matched by the library that AWS itself matches with. */
public final class EventPatterns {
  private final Machine machine;
  private final boolean any;

  private EventPatterns(Machine machine, boolean any) {
    this.machine = machine;
    this.any = any;
  }

  /**
   * Reads patterns, each JSON; with none every event is wanted.
   *
   * @throws TemplateRefused when one can't be read
   */
  public static EventPatterns of(Resource resource, List<String> patterns) {
    Machine machine = Machine.builder().build();
    for (String pattern : patterns) {
      try {
        machine.addRule(pattern, pattern);
      } catch (IOException e) {
        throw TemplateRefused.of(
            resource, "has the pattern %s, which is none: %s".formatted(pattern, e.getMessage()));
      }
    }
    return new EventPatterns(machine, patterns.isEmpty());
  }

  /** Whether one of the patterns matches. */
  public boolean want(JsonNode event) {
    return any || !machine.rulesForJSONEvent(event).isEmpty();
  }
}
