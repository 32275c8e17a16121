package io.florin.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Platform;
import io.florin.local.role.GuardedClients;
import io.florin.local.role.Role;
import io.florin.local.role.RoleCheck;
import io.florin.local.template.Account;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The functions of the templates, each with its environment and the permissions of its role. */
public final class Functions {
  private static final int DEFAULT_TIMEOUT_SECONDS = 3; // As on AWS.
  private static final int DEFAULT_MEMORY_MEGABYTES = 128; // As on AWS.

  /**
   * In which thread a function does what goes on side by side with its own work: its own. DynamoDB
   * Local answers one call at a time, so a second thread only adds a hand-over: 16 callers read
   * 7,200 pairs of wallets a second so, and 6,800 with a pool of 4 or 16 threads for the second
   * read.
   */
  private static final Executor SIDE_BY_SIDE = Runnable::run;

  private final Templates templates;
  private final Clients clients;
  private final SecretsManagerClient secrets;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private final GuardedClients guarded = new GuardedClients(Account.LOCAL);
  private final Map<String, LocalFunction> byArn = new LinkedHashMap<>();

  /**
   * Makes each function of the templates.
   *
   * @param clients those that they share
   * @param secrets the client that they share
   * @param clock the clock that they go by
   * @param notices is told of calls that a role refuses
   * @throws TemplateRefused when a function's class is not there or its role can't be read
   */
  public Functions(
      Templates templates,
      Clients clients,
      SecretsManagerClient secrets,
      InstantSource clock,
      Consumer<String> notices) {
    this.templates = templates;
    this.clients = clients;
    this.secrets = secrets;
    this.clock = clock;
    this.notices = notices;
    templates
        .resources(ResourceType.FUNCTION)
        .forEach(function -> byArn.put(templates.arn(function), make(function)));
    addNames(ResourceType.VERSION);
    addNames(ResourceType.ALIAS);
  }

  /** The function of an ARN, which may be that of a version or an alias. */
  public Optional<LocalFunction> withArn(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /** The function of a name. */
  public Optional<LocalFunction> withName(String name) {
    return byArn.values().stream().filter(function -> function.name().equals(name)).findFirst();
  }

  /**
   * The settings of a function, with clients that no role restrains.
   *
   * @throws IllegalArgumentException when no template makes it
   */
  public Platform platformOf(String functionName) {
    return templates.resources(ResourceType.FUNCTION).stream()
        .filter(function -> templates.ref(function).equals(functionName))
        .findFirst()
        .map(function -> platform(function, clients, secrets))
        .orElseThrow(() -> new IllegalArgumentException("No template makes " + functionName + "."));
  }

  private Platform platform(
      Resource function, Clients itsClients, SecretsManagerClient itsSecrets) {
    return new FunctionPlatform(
        templates.ref(function),
        environment(function),
        itsClients,
        itsSecrets,
        clock,
        SIDE_BY_SIDE);
  }

  private void addNames(ResourceType versionOrAlias) {
    for (Resource resource : templates.resources(versionOrAlias)) {
      String arn = templates.ref(resource);
      String function = arn.substring(0, arn.lastIndexOf(':'));
      byArn.put(
          arn,
          withArn(function)
              .orElseThrow(
                  () ->
                      TemplateRefused.of(
                          resource, "belongs to " + function + ", which no template makes.")));
    }
  }

  private LocalFunction make(Resource function) {
    String name = templates.ref(function);
    RoleCheck check = new RoleCheck(name, Role.of(function, templates), notices);
    Clients checked =
        clients
            .withDynamoDb(client -> guarded.dynamoDb(client, check))
            .withSqs(client -> guarded.sqs(client, check))
            .withSns(client -> guarded.sns(client, check));
    Platform platform = platform(function, checked, guarded.secrets(secrets, check));
    return new LocalFunction(
        name,
        templates.arn(function),
        check,
        templates.property(function, "MemorySize").asInt(DEFAULT_MEMORY_MEGABYTES),
        Duration.ofSeconds(templates.property(function, "Timeout").asInt(DEFAULT_TIMEOUT_SECONDS)),
        handler(function, platform));
  }

  private Map<String, String> environment(Resource function) {
    Map<String, String> environment = new HashMap<>();
    for (Map.Entry<String, JsonNode> variable :
        templates.property(function, "Environment").path("Variables").properties()) {
      environment.put(variable.getKey(), variable.getValue().asText());
    }
    return environment;
  }

  private RequestStreamHandler handler(Resource function, Platform platform) {
    String className = templates.text(function, "Handler").replaceFirst("::handleRequest$", "");
    try {
      return Class.forName(className)
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(Platform.class)
          .newInstance(platform);
    } catch (InvocationTargetException e) {
      throw TemplateRefused.of(
          function, "can't be made by %s: %s".formatted(className, e.getTargetException()));
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw TemplateRefused.of(
          function,
          "names the handler %s, which is no RequestStreamHandler with a public constructor that takes a Platform."
              .formatted(className));
    }
  }
}
