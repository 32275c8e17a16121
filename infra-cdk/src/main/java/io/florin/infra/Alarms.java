package io.florin.infra;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** What all alarms have in common: a name of the stage, a sentence, and no fear of silence. */
final class Alarms {
  private Alarms() {}

  /**
   * An alarm that has yet to be told its threshold and its periods. It goes off at the threshold or
   * above.
   */
  static Alarm.Builder alarm(
      Construct scope, Stage stage, String name, String description, IMetric metric) {
    return Alarm.Builder.create(scope, ConstructId.of(name))
        .alarmName(stage.physicalName(name))
        .alarmDescription(description)
        .metric(metric)
        .treatMissingData(TreatMissingData.NOT_BREACHING);
  }
}
