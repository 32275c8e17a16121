package io.florin.functions.worker;

import io.florin.functions.metrics.FunctionMetrics;
import java.time.InstantSource;

/**
 * What all workers need, whatever they do.
 *
 * @param clock the clock
 * @param metrics where they tell what they did
 */
public record WorkerSurroundings(InstantSource clock, FunctionMetrics metrics) {}
