# One recipe for every module that runs: docker build --build-arg MODULE=check-service .
# It packs what ./mvnw package has built.
FROM eclipse-temurin:25-jre AS layers
ARG MODULE
WORKDIR /build
COPY ${MODULE}/target/*-exec.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
# A volume that is mounted here for the first time takes over this ownership.
RUN mkdir -p /var/lib/authflow /run/authflow \
 && chown 10001:10001 /var/lib/authflow /run/authflow \
 && chmod 700 /var/lib/authflow /run/authflow
WORKDIR /app
# What changes least comes first.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001:10001
# More options: JDK_JAVA_OPTIONS. Only /tmp has to be writable.
ENTRYPOINT ["java", \
  "-XX:MaxRAMPercentage=50", \
  "-XX:+UseSerialGC", \
  "-XX:+UseCompactObjectHeaders", \
  "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", \
  "--sun-misc-unsafe-memory-access=allow", \
  "-jar", "app.jar"]
