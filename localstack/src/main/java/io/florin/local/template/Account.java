package io.florin.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * The account and region that the local stack pretends to be: what the pseudo parameters of
 * templates stand for.
 *
 * @param region the AWS region
 * @param id the twelve digits of the account
 */
public record Account(String region, String id) {
  /** The account of every local stack. */
  public static final Account LOCAL = new Account("eu-central-1", "000000000000");

  /** The value of a pseudo parameter such as {@code AWS::Region}, if it is known. */
  public Optional<String> pseudoParameter(String name) {
    return Optional.ofNullable(
        Map.of(
                "AWS::Region",
                region,
                "AWS::AccountId",
                id,
                "AWS::Partition",
                "aws",
                "AWS::URLSuffix",
                "amazonaws.com")
            .get(name));
  }

  /** The URL that a queue of this account has on AWS; its name is the path's last part. */
  public String queueUrl(String queue) {
    return "https://sqs." + region + ".amazonaws.com/" + id + "/" + queue;
  }

  /** An ARN of this account in this region. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + id + ":" + resource;
  }
}
