package io.florin.local.source;

import io.florin.local.function.Functions;
import io.florin.local.function.InvokePermissions;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The event sources and schedules of the templates. They run by themselves once they are started;
 * without that somebody drives them step by step.
 *
 * <p>A source that its function's role does not let read is left out, and that is noticed.
 */
public final class EventSources implements AutoCloseable {
  private final List<Source> sources;
  private final List<Schedule> schedules;
  private final Invocations invocations;

  private EventSources(List<Source> sources, List<Schedule> schedules, Invocations invocations) {
    this.sources = List.copyOf(sources);
    this.schedules = List.copyOf(schedules);
    this.invocations = invocations;
  }

  /**
   * Reads those of the templates; nothing runs yet.
   *
   * @param deliveries what becomes of deliveries on their way
   * @param notices is told of functions that fail and of permissions that lack
   * @throws TemplateRefused when one asks for what is not known here
   */
  public static EventSources of(
      Templates templates,
      Functions functions,
      DynamoDbClient dynamoDb,
      DynamoDbStreamsClient streams,
      SqsClient sqs,
      Positions positions,
      Deliveries deliveries,
      Consumer<String> notices) {
    Invocations invocations = new Invocations(notices);
    List<Source> sources = new ArrayList<>();
    for (Resource resource : templates.resources(ResourceType.EVENT_SOURCE)) {
      String arn = templates.text(resource, "EventSourceArn");
      Resource origin = origin(resource, arn, templates);
      if (origin.type() == ResourceType.TABLE) {
        Mapping mapping = StreamSource.mapping(resource, templates, functions);
        if (mapping.isAllowed(StreamSource.NEEDS)) {
          sources.add(
              new StreamSource(
                  mapping,
                  templates.ref(origin),
                  dynamoDb,
                  streams,
                  positions,
                  invocations,
                  deliveries));
        }
      } else {
        Mapping mapping = QueueSource.mapping(resource, templates, functions);
        if (mapping.isAllowed(QueueSource.NEEDS)) {
          sources.add(
              new QueueSource(
                  mapping,
                  templates.ref(origin),
                  QueueSource.atOnce(resource, templates),
                  sqs,
                  invocations,
                  deliveries));
        }
      }
    }
    InvokePermissions permissions = InvokePermissions.of(templates, "events.amazonaws.com");
    return new EventSources(
        sources,
        templates.resources(ResourceType.RULE).stream()
            .map(rule -> Schedule.of(rule, templates, functions, permissions))
            .toList(),
        invocations);
  }

  /**
   * Lets everything run by itself, until it is closed.
   *
   * @param minute how long a minute of a schedule lasts
   */
  public void start(Duration minute) {
    for (Source source : sources) {
      for (Runnable loop : source.loops()) {
        Thread.ofPlatform().name("event-source").daemon().start(loop);
      }
    }
    for (Schedule schedule : schedules) {
      Duration period = minute.multipliedBy(schedule.minutes());
      Thread.ofPlatform().name("schedule").daemon().start(() -> repeat(schedule, period));
    }
  }

  /** Brings each function once what its source has; whether any had something. */
  public boolean pump() {
    boolean any = false;
    for (Source source : sources) {
      any |= source.pump();
    }
    return any;
  }

  /** Calls the function of each schedule once. */
  public void fireSchedules() {
    schedules.forEach(this::fire);
  }

  /** Stops everything, and lets what functions are doing end, within bounds. */
  @Override
  public void close() {
    invocations.close();
  }

  /** From end to begin: a run never goes on beside the one before. */
  private void repeat(Schedule schedule, Duration period) {
    invocations.pause(period);
    while (invocations.open()) {
      fire(schedule);
      invocations.pause(period);
    }
  }

  private void fire(Schedule schedule) {
    invocations.work(
        () ->
            invocations
                .call(schedule.function(), schedule.event(InstantSource.system()))
                .isPresent(),
        false);
  }

  private static Resource origin(Resource source, String arn, Templates templates) {
    for (Resource table : templates.resources(ResourceType.TABLE)) {
      if (templates.streamArn(table).filter(arn::equals).isPresent()) {
        return table;
      }
    }
    return templates.resources(ResourceType.QUEUE).stream()
        .filter(queue -> templates.arn(queue).equals(arn))
        .findFirst()
        .orElseThrow(
            () -> TemplateRefused.of(source, "reads " + arn + ", which no template makes."));
  }
}
