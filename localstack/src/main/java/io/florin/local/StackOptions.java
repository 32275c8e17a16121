package io.florin.local;

import io.florin.local.function.Clients;
import io.florin.local.source.Deliveries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How a stack is to start.
 *
 * @param templates the folder of the synthesized templates
 * @param port the port of the gateway, or 0 for any that is free
 * @param data the folder that keeps the data; without it they are in memory
 * @param functionLog the file for functions' log lines; without it they are printed
 * @param decorator what functions' clients are wrapped with, under the check of roles
 * @param notices is told what a developer should see: refused calls and failed functions
 * @param parameters the values of templates' parameters, by name
 * @param flow how what happens behind the API goes on
 */
public record StackOptions(
    Path templates,
    int port,
    Optional<Path> data,
    Optional<Path> functionLog,
    UnaryOperator<Clients> decorator,
    Consumer<String> notices,
    Map<String, String> parameters,
    Flow flow) {

  /** In memory, on any free port, with notices to the standard error. */
  public static StackOptions of(Path templates) {
    return new StackOptions(
        templates,
        0,
        Optional.empty(),
        Optional.empty(),
        UnaryOperator.identity(),
        System.err::println,
        Map.of(),
        Flow.USUAL);
  }

  /** On that port. */
  public StackOptions onPort(int newPort) {
    return new StackOptions(
        templates, newPort, data, functionLog, decorator, notices, parameters, flow);
  }

  /** With data that survive, in that folder. */
  public StackOptions keepingDataIn(Path folder) {
    return new StackOptions(
        templates, port, Optional.of(folder), functionLog, decorator, notices, parameters, flow);
  }

  /** With functions' log lines in that file. */
  public StackOptions loggingFunctionsTo(Path file) {
    return new StackOptions(
        templates, port, data, Optional.of(file), decorator, notices, parameters, flow);
  }

  /** With functions' clients wrapped, to inject faults or to count calls. */
  public StackOptions decorating(UnaryOperator<Clients> newDecorator) {
    return new StackOptions(
        templates, port, data, functionLog, newDecorator, notices, parameters, flow);
  }

  /** With notices to somebody else. */
  public StackOptions noticing(Consumer<String> newNotices) {
    return new StackOptions(
        templates, port, data, functionLog, decorator, newNotices, parameters, flow);
  }

  /** With that value of a parameter of the templates. */
  public StackOptions withParameter(String name, String value) {
    Map<String, String> more = new HashMap<>(parameters);
    more.put(name, value);
    return new StackOptions(
        templates, port, data, functionLog, decorator, notices, Map.copyOf(more), flow);
  }

  /** With a minute of schedules that lasts so long, 5 seconds unless it is said. */
  public StackOptions minute(Duration minute) {
    return flowing(new Flow(minute, flow.heldStill, flow.visibility, flow.deliveries, flow.clock));
  }

  /**
   * With event sources and schedules that do nothing by themselves: see {@link
   * EmbeddedStack#pump()} and {@link EmbeddedStack#fireSchedules()}.
   */
  public StackOptions holdingStill() {
    return flowing(new Flow(flow.minute, true, flow.visibility, flow.deliveries, flow.clock));
  }

  /**
   * With queues that hide a received message so long, in place of what the templates say.
   *
   * @param visibility whole seconds
   */
  public StackOptions visibility(Duration visibility) {
    return flowing(
        new Flow(
            flow.minute, flow.heldStill, Optional.of(visibility), flow.deliveries, flow.clock));
  }

  /** With deliveries to functions altered, to repeat or to reorder them. */
  public StackOptions altering(Deliveries deliveries) {
    return flowing(new Flow(flow.minute, flow.heldStill, flow.visibility, deliveries, flow.clock));
  }

  /** With functions that go by that clock, for which a test need not wait. */
  public StackOptions withClock(InstantSource clock) {
    return flowing(new Flow(flow.minute, flow.heldStill, flow.visibility, flow.deliveries, clock));
  }

  private StackOptions flowing(Flow newFlow) {
    return new StackOptions(
        templates, port, data, functionLog, decorator, notices, parameters, newFlow);
  }

  /**
   * How what happens behind the API goes on.
   *
   * @param minute how long a minute of a schedule lasts
   * @param heldStill whether event sources and schedules wait for somebody to drive them
   * @param visibility how long queues hide a received message, in place of what templates say
   * @param deliveries what becomes of deliveries on their way to functions
   * @param clock the clock of functions
   */
  public record Flow(
      Duration minute,
      boolean heldStill,
      Optional<Duration> visibility,
      Deliveries deliveries,
      InstantSource clock) {
    /** A minute lasts 5 seconds, and all else is as the templates say. */
    static final Flow USUAL =
        new Flow(
            Duration.ofSeconds(5),
            false,
            Optional.empty(),
            Deliveries.UNCHANGED,
            InstantSource.system());
  }
}
