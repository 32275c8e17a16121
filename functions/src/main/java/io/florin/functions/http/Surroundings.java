package io.florin.functions.http;

import io.florin.identity.TokenVerifier;
import java.time.InstantSource;

/**
 * What all functions need, whatever they do.
 *
 * @param clock the clock
 * @param metrics where they tell what became of requests
 * @param tokens tells who calls
 * @param cursors seals the cursors of lists
 */
public record Surroundings(
    InstantSource clock, RequestMetrics metrics, TokenVerifier tokens, CursorSeal cursors) {}
