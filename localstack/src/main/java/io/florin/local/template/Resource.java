package io.florin.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One resource of a template, as written: its properties still hold intrinsic functions.
 *
 * @param stack the name of its stack
 * @param logicalId its name in the template
 * @param type its type
 * @param properties its properties, an object
 */
public record Resource(String stack, String logicalId, ResourceType type, JsonNode properties) {
  /** How sentences name it. */
  @Override
  public String toString() {
    return stack + ": " + logicalId + " (" + type + ")";
  }
}
