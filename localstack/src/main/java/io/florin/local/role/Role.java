package io.florin.local.role;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.ResourceType;
import io.florin.local.template.TemplateRefused;
import io.florin.local.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What the role of a function allows: its own policies and those attached to it. */
public final class Role {
  // They let a function write its log and its traces, which nothing here asks leave for.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("AWSLambdaBasicExecutionRole", "AWSXRayDaemonWriteAccess");

  private final List<Statement> statements;

  private Role(List<Statement> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads the role of a function.
   *
   * @throws TemplateRefused when there is none, or when a policy says what is not known here
   */
  public static Role of(Resource function, Templates templates) {
    String arn = templates.text(function, "Role");
    Resource role =
        templates.resources(ResourceType.ROLE).stream()
            .filter(candidate -> templates.arn(candidate).equals(arn))
            .findFirst()
            .orElseThrow(
                () ->
                    TemplateRefused.of(
                        function, "has the role " + arn + ", which no template makes."));
    onlyManagedPoliciesWithoutEffect(role, templates);
    List<Statement> statements = new ArrayList<>();
    for (JsonNode policy : templates.property(role, "Policies")) {
      read(role, policy.path("PolicyDocument"), statements);
    }
    String name = templates.ref(role);
    for (Resource policy : templates.resources(ResourceType.POLICY)) {
      if (names(templates.property(policy, "Roles"), name)) {
        read(policy, templates.property(policy, "PolicyDocument"), statements);
      }
    }
    return new Role(statements);
  }

  boolean allows(Need need) {
    return statements.stream().anyMatch(statement -> statement.allows(need));
  }

  private static void read(Resource within, JsonNode document, List<Statement> statements) {
    JsonNode given = document.path("Statement");
    if (given.isObject()) {
      statements.add(Statement.read(within, given));
    }
    for (JsonNode statement : given.isArray() ? given : List.<JsonNode>of()) {
      statements.add(Statement.read(within, statement));
    }
  }

  private static boolean names(JsonNode roles, String name) {
    return StreamSupport.stream(roles.spliterator(), false)
        .anyMatch(role -> role.asText().equals(name));
  }

  private static void onlyManagedPoliciesWithoutEffect(Resource role, Templates templates) {
    for (JsonNode managed : templates.property(role, "ManagedPolicyArns")) {
      String arn = managed.asText();
      if (!WITHOUT_EFFECT.contains(arn.substring(arn.lastIndexOf('/') + 1))) {
        throw TemplateRefused.of(
            role, "has the managed policy " + arn + ", which the local stack does not know.");
      }
    }
  }
}
