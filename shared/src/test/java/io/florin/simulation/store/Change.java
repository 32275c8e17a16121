package io.florin.simulation.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a committed request has done to one item.
 *
 * @param before the item before, if there was one
 * @param after the item after, if there is one
 */
public record Change(
    String partition,
    String sort,
    @Nullable Map<String, AttributeValue> before,
    @Nullable Map<String, AttributeValue> after) {}
