# The CMS in one image. Build: docker build -t dragoman .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS node
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && npm install --silent --global node@20 npm@11

FROM node AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Cms.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
ENV Urls=http://+:8080 Cms__DataPath=/data
RUN mkdir /data && chown app /data
USER app
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "Cms.Web.dll"]
