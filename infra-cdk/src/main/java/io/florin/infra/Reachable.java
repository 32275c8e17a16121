package io.florin.infra;

import io.florin.functions.Setting;

/**
 * A thing that functions reach: by its ARN in their roles, and by a setting in their environment.
 *
 * @param arn what a statement of a role names
 * @param setting the setting that tells a function where the thing is
 * @param value the value of that setting
 */
record Reachable(String arn, Setting setting, String value) {}
