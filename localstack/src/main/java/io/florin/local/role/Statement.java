package io.florin.local.role;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.template.Resource;
import io.florin.local.template.TemplateRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One statement of a policy: these actions are allowed on these resources.
 *
 * @param actions exact names of actions
 * @param resources patterns of ARNs
 */
record Statement(Set<String> actions, List<Pattern> resources) {
  private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Action", "Resource");

  /**
   * Reads a statement of a resource's policy, its functions resolved.
   *
   * @throws TemplateRefused when it says anything cleverer than that actions are allowed on ARNs
   */
  static Statement read(Resource within, JsonNode statement) {
    for (Map.Entry<String, JsonNode> entry : statement.properties()) {
      if (!KNOWN.contains(entry.getKey())) {
        throw TemplateRefused.of(
            within,
            "has a statement with " + entry.getKey() + ", which the local stack does not know.");
      }
    }
    String effect = statement.path("Effect").asText();
    if (!effect.equals("Allow")) {
      throw TemplateRefused.of(
          within,
          "has a statement with the effect " + effect + "; the local stack knows Allow only.");
    }
    List<String> actions = texts(statement.path("Action"));
    for (String action : actions) {
      if (action.contains("*") || action.contains("?")) {
        throw TemplateRefused.of(
            within, "allows " + action + "; the local stack knows exact actions only.");
      }
    }
    return new Statement(
        Set.copyOf(actions),
        texts(statement.path("Resource")).stream().map(Statement::arn).toList());
  }

  boolean allows(Need need) {
    return actions.contains(need.action())
        && resources.stream().anyMatch(arn -> arn.matcher(need.resource()).matches());
  }

  private static Pattern arn(String withWildcards) {
    return Pattern.compile(
        Arrays.stream(withWildcards.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    if (!oneOrMany.isArray()) {
      return List.of(oneOrMany.asText());
    }
    List<String> texts = new ArrayList<>();
    oneOrMany.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
